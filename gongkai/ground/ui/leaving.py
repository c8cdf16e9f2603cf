"""Links to other sites lead through a page that says so.

The address is signed: the page shows only targets that stand in our own pages, so that nobody can
borrow the government's name for a link of his own.
"""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core import signing
from django.urls import NoReverseMatch, reverse
from selectolax.lexbor import LexborHTMLParser

SCHEMES = {"http", "https"}
_SALT = "gongkai.leave"


def address(url: str) -> str:
    """The address of the notice for ``url``; ``url`` itself on a site that has no such page."""
    try:
        page = reverse("portal:leave")
    except NoReverseMatch:
        return url
    return f"{page}?{urlencode({'to': signing.Signer(salt=_SALT).sign(url)})}"


def target(signed: str) -> str | None:
    """The target of a signed address; None if it was changed or is no web address."""
    try:
        url = signing.Signer(salt=_SALT).unsign(signed)
    except signing.BadSignature:
        return None
    return url if is_web(url) else None


def is_web(url: str) -> bool:
    """Whether ``url`` is http or https with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in SCHEMES and bool(parts.hostname)


def is_elsewhere(url: str) -> bool:
    """Whether ``url`` leads to another site."""
    return is_web(url) and urlsplit(url).hostname not in settings.ALLOWED_HOSTS


def rewrite(html: str) -> str:
    """Rich text with its outbound links exchanged; all other links and text stay."""
    if "<a" not in html:
        return html
    body = LexborHTMLParser(html).body
    if body is None:
        return html
    for link in body.css("a[href]"):
        href = (link.attributes.get("href") or "").strip()
        if is_elsewhere(href):
            link.attrs["href"] = address(href)
            link.attrs["rel"] = "external noopener"
    return body.inner_html or ""
