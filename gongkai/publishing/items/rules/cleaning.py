"""Rich text cleaned on every save: what staff paste from Word keeps its structure and no more."""

from __future__ import annotations

import re

import nh3
from selectolax.lexbor import LexborHTMLParser

from gongkai.ground.documents.parsers.text import clean as plain

TAGS = {
    "p", "br", "h2", "h3", "h4", "strong", "em", "u", "s", "sub", "sup", "ul", "ol", "li",
    "blockquote", "a", "table", "caption", "thead", "tbody", "tr", "th", "td", "hr",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
# With their contents: neither is ever text that a reader should see.
GONE = {"script", "style", "title", "xml", "iframe", "object", "embed", "noscript", "template"}
MOST_TURNS, MOST_NESTED = 6, 20
LONGEST = 500_000  # characters of one body, as it was sent
_MARKUP = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_BLOCK = re.compile(r"<(?:p|h[234]|ul|ol|table|blockquote|hr)\b")
_SAME = (("<b>", "<strong>"), ("</b>", "</strong>"), ("<i>", "<em>"), ("</i>", "</em>"))
_EMPTY = re.compile(r"<(p|strong|em|u|s|h[234])>(?:\s|&nbsp;|<br>)*</\1>")
_LINES = re.compile(r"\n{3,}")


def clean(html: str) -> str:
    """The body as it is kept: known elements alone, no styles, no scripts, safe addresses.

    Text without any element becomes paragraphs, one for each line.
    """
    html = plain(html.replace("\xa0", " "))
    if not _MARKUP.search(html):
        return "".join(f"<p>{_escaped(line)}</p>" for line in html.splitlines() if line.strip())
    for _ in range(MOST_TURNS):  # tags that are nested wrongly settle only when read again
        before, html = html, _safe(html)
        if html == before:
            break
    return plain(html)  # entities may have named what no feed can carry


def _safe(html: str) -> str:
    plain = html
    for old, new in _SAME:
        plain = plain.replace(old, new)
    safe = nh3.clean(
        plain,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        clean_content_tags=GONE,
        link_rel="noopener nofollow",
        strip_comments=True,
    )
    safe = _without_empty(safe.replace("&nbsp;", " ")).strip()
    if safe and not _BLOCK.search(safe):
        safe = _without_empty(f"<p>{safe}</p>")
    return safe


def _without_empty(html: str) -> str:
    """Elements with nothing in them taken out, from within; nesting beyond sense is left."""
    for _ in range(MOST_NESTED):
        before, html = html, _EMPTY.sub("", html)
        if html == before:
            break
    return html


def text_of(html: str) -> str:
    """What a reader reads of a cleaned body: a line for each paragraph, tabs between cells."""
    if not html:
        return ""
    marked = re.sub(r"<br\s*/?>", "\n", html)
    marked = re.sub(r"</t[dh]>\s*(?=<t[dh])", "\t", marked)
    marked = re.sub(r"</(?:p|h[234]|li|blockquote|tr|caption|ul|ol|table)>", "\n", marked)
    tree = LexborHTMLParser(f"<body>{marked}</body>")
    body = tree.body
    text = body.text(deep=True) if body is not None else ""
    lines = (line.strip(" \r\xa0") for line in text.splitlines())
    return _LINES.sub("\n\n", "\n".join(line for line in lines if line)).strip()


def behind(html: str) -> list[str]:
    """What a body says without showing it: addresses and titles of links, each once."""
    tree = LexborHTMLParser(f"<body>{html}</body>")
    said = (node.attributes.get(name) for node in tree.css("a") for name in ("href", "title"))
    return list(dict.fromkeys(text for text in said if text))


def _escaped(text: str) -> str:
    return text.strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
