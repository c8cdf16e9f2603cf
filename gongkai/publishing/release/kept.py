"""Public pages from the store of kept pages, and conditional requests."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.http import parse_etags, quote_etag

from gongkai.ground.core import clock
from gongkai.ground.ui.modes import mode_of

from . import pages

View = Callable[..., HttpResponseBase]
MOST_PAGES = 50  # pages of a list that are kept; nobody shall fill the disk by counting upwards
HEADERS = ("Content-Type", "Content-Disposition", "Last-Modified")


def kept_page(*, keys: Collection[str] = ()) -> Callable[[View], View]:
    """Keep what the view answers until anything that is public changes, at most for the day.

    ``keys`` are the parameters that the page knows; a request with any other, from somebody who is
    signed in, or with a message to show, is answered anew. ``no-cache`` makes browsers and proxies
    ask each time, so that a take-down holds for them, too.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            turn = pages.present_turn() if _may_be_kept(request, keys) else None
            if turn is None:
                return _asked_each_time(view(request, *args, **kwargs))
            key = _key(request, keys)
            page = pages.kept(turn, key)
            if page is None:
                made = view(request, *args, **kwargs)
                if not _is_plain(made):
                    return _asked_each_time(made)
                page = _page_of(made)
                pages.keep(turn, key, page)
            return _answer(request, page)

        return answer

    return decorate


def _may_be_kept(request: HttpRequest, keys: Collection[str]) -> bool:
    if request.method not in ("GET", "HEAD") or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return False
    if "messages" in request.COOKIES or not set(request.GET) <= set(keys):
        return False
    page = request.GET.get("page", "1")
    return page.isdecimal() and len(page) < 4 and int(page) <= MOST_PAGES


def _key(request: HttpRequest, keys: Collection[str]) -> str:
    asked = "&".join(f"{key}={request.GET.get(key, '')}" for key in sorted(keys))
    about = (str(request.scheme), request.get_host(), request.path, asked, mode_of(request))
    return "\n".join((*about, clock.today().isoformat()))


def never_kept(response: HttpResponse) -> HttpResponse:
    """For a view that was asked for a value that it does not know: such values have no end."""
    vars(response)["never_kept"] = True
    return response


def _is_plain(response: HttpResponseBase) -> bool:
    plain = isinstance(response, HttpResponse) and response.status_code == 200
    return plain and not response.cookies and not getattr(response, "never_kept", False)


def _page_of(response: Any) -> pages.Kept:
    headers = {name: response[name] for name in HEADERS if response.has_header(name)}
    etag = quote_etag(sha256(response.content).hexdigest()[:32])
    return pages.Kept(response.content, headers | {"ETag": etag})


def _asked_each_time(response: HttpResponseBase) -> HttpResponseBase:
    """Nobody on the way may show it without asking, unless the view said something stricter."""
    response.setdefault("Cache-Control", "no-cache")
    return response


def _answer(request: HttpRequest, page: pages.Kept) -> HttpResponseBase:
    asked = parse_etags(request.headers.get("If-None-Match", ""))
    response: HttpResponse = (
        HttpResponseNotModified()
        if page.headers["ETag"] in asked or asked == ["*"]
        else HttpResponse(page.body)
    )
    for name, value in page.headers.items():
        response[name] = value
    response["Cache-Control"] = "no-cache"
    return response
