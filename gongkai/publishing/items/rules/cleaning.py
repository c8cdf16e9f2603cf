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
# Elements that lie in one another as long as nobody closes them; a list point or a paragraph closes
# the one before by itself.
_NESTING = re.compile(
    r"<(/?)(?:ul|ol|dl|blockquote|table|div|span|section|article|center|font|strong|em|b|i|u|s"
    r"|sub|sup|a)(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
DEEPEST = 40  # parsers take the square of the depth; nobody writes lists within forty lists
MOST_SPAN = {"colspan": 100, "rowspan": 1_000}
# Signs that turn the order in which a line is read: what is shown is not what was written.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_GRID = re.compile(r"</?(?:table|caption|thead|tbody|tr|th|td)\b[^<>]*>")
_LINES = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """Text without control characters and without signs that turn its order."""
    return plain(text).translate(_TURNING)


def clean(html: str) -> str:
    """The body as it is kept: known elements alone, no styles, no scripts, safe addresses.

    Text without any element becomes paragraphs, one for each line.
    """
    html = _flattened(tidy(html.replace("\xa0", " ")))
    if not _MARKUP.search(html):
        return "".join(f"<p>{_escaped(line)}</p>" for line in html.splitlines() if line.strip())
    for _ in range(MOST_TURNS):  # tags that are nested wrongly settle only when read again
        before, html = html, _safe(html)
        if html == before:
            break
    return tidy(html)  # entities may have named what no feed can carry


def _safe(html: str) -> str:
    plain = html
    for old, new in _SAME:
        plain = plain.replace(old, new)
    safe = nh3.clean(
        plain,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=SCHEMES,
        clean_content_tags=GONE,
        link_rel="noopener nofollow",
        strip_comments=True,
    )
    safe = _without_empty(safe.replace("&nbsp;", " ")).strip()
    if safe and not _BLOCK.search(safe):
        safe = _without_empty(f"<p>{safe}</p>")
    return safe


def _flattened(html: str) -> str:
    """The same with elements beyond ``DEEPEST`` taken off their contents: no text is lost."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        depth += 0 if tag[1] else 1
        said = tag[0] if depth <= DEEPEST else ""
        depth = max(depth - 1, 0) if tag[1] else depth
        return said

    return _NESTING.sub(kept, html)


def _attribute(_tag: str, name: str, value: str) -> str | None:
    """Spans that a page can draw; an address without a scheme is that of another site, as browsers
    read it, whatever its slashes are."""
    if name in MOST_SPAN:
        span = value.strip()
        if not (span.isascii() and span.isdecimal()) or not int(span[:9]):
            return None
        return str(min(int(span[:9]), MOST_SPAN[name]))
    if name == "href":
        address = re.sub(r"[\t\r\n]", "", value).strip().replace("\\", "/")
        if address.startswith("//"):
            return f"https://{address.lstrip('/')}"
    return value


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
    marked = re.sub(r"(?:</p>\s*)?</t[dh]>\s*(?=<t[dh])", "\t", marked)
    marked = re.sub(r"</(?:p|h[234]|li|blockquote|tr|caption|ul|ol|table)>", "\n", marked)
    # What stands in a table outside its cells would be moved before it.
    marked = _GRID.sub("", marked)
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
