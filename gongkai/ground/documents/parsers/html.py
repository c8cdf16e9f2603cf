"""html: headings, paragraphs and tables as a browser would show them, without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .. import limits
from ..grid import GridBuilder
from ..model import Block, Document, Paragraph, Table
from ..refusals import refusal
from .text import clean, decode_page

_UNSEEN = {
    "head", "script", "style", "template", "noscript", "iframe", "object", "svg", "canvas",
    "audio", "video", "select", "datalist", "textarea", "rt", "rp",
}  # fmt: skip
INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "o:p", "q", "ruby", "rb", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "button", "input",
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_SPACES = re.compile(r"[ \t\n]+")


def parse(data: bytes, name: str) -> Document:
    """Read a page. Encoding: byte order mark, then what it declares, then UTF-8, then GB 18030."""
    return Document("html", name, tuple(blocks_of(decode_page(data))))


def blocks_of(html: str) -> list[Block]:
    """The blocks of a page or of a piece of one."""
    root = LexborHTMLParser(html).body
    page = _Page()
    if root is not None:
        page.read(root)
        page.flush()
    return page.blocks


class _Page:
    """Collects inline text until a block element ends the paragraph."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._level: int | None = None
        self._number = ""
        self._paragraphs = 0
        self._tables = 0

    def read(self, node: LexborNode, *, preformatted: bool = False) -> None:
        """Add everything below ``node``."""
        for child in _children(node):
            tag = child.tag or ""
            if child.is_text_node:
                self._text(child.text_content or "", preformatted)
            elif tag == "br":
                self._parts.append("\v")
            elif tag == "table":
                self._table(child)
            elif tag in INLINE:
                self.read(child, preformatted=preformatted)
            elif tag == "ol":
                self._ordered(child)
            else:
                self._block(child, preformatted or tag == "pre")

    def flush(self) -> None:
        """End the paragraph that is being collected."""
        text = tidy("".join(self._parts))
        self._parts.clear()
        number, self._number = self._number, ""
        if not text:
            return
        self._paragraphs += 1
        if self._paragraphs > limits.BLOCKS:
            raise refusal("file_too_complex")
        self.blocks.append(Paragraph(text, self._level, self._paragraphs, number))

    def _text(self, text: str, preformatted: bool) -> None:
        # Breaks that count are vertical tabs until the paragraph ends; others are mere spaces.
        text = clean(text)
        self._parts.append(text.replace("\n", "\v") if preformatted else _SPACES.sub(" ", text))

    def _block(self, node: LexborNode, preformatted: bool, number: str = "") -> None:
        self.flush()
        self._number = number
        outer, self._level = self._level, _HEADINGS.get(node.tag or "", self._level)
        self.read(node, preformatted=preformatted)
        self.flush()
        self._level = outer

    def _ordered(self, node: LexborNode) -> None:
        self.flush()
        number = _whole(node, "start", 1)
        for child in _children(node):
            if child.tag == "li":
                number = _whole(child, "value", number)
                self._block(child, preformatted=False, number=f"{number}.")
                number += 1
            elif child.is_element_node:
                self._block(child, preformatted=False)

    def _table(self, node: LexborNode) -> None:
        """A table of data stays one; one that only lays out the page is read through."""
        self.flush()
        if _lays_out(node):
            for cell in _top_cells(node):
                self._block(cell, preformatted=False)
            return
        self._tables += 1
        if table := _table_of(node, self._tables):
            self.blocks.append(table)


def _lays_out(table: LexborNode) -> bool:
    nested = any(inner.mem_id != table.mem_id for inner in table.css("table"))
    return nested or len(table.css("td, th")) < 2


def _table_of(node: LexborNode, source: int) -> Table | None:
    """The table with its spans; a row span ends with its group of rows, as in a browser."""
    builder, row, header_rows = GridBuilder(), 0, 0
    for group in _row_groups(node):
        for index, tr in enumerate(group):
            column = 0
            for cell in (c for c in _children(tr) if c.tag in {"td", "th"}):
                column = builder.next_free(row, column)
                left = len(group) - index
                high = min(_whole(cell, "rowspan", 1) or left, left)
                builder.put(_cell_text(cell), row, column, high, _whole(cell, "colspan", 1) or 1)
            row += 1
        if group and (group[0].parent or node).tag == "thead":
            header_rows = row
    grid = builder.grid(rows=row)
    return Table(grid, source=source, header_rows=header_rows) if grid and grid[0] else None


def _row_groups(node: LexborNode) -> list[list[LexborNode]]:
    """Rows by thead, tbody and tfoot; the foot comes last wherever it stands."""
    groups = [child for child in _children(node) if child.tag in {"thead", "tbody", "tfoot"}]
    groups.sort(key=lambda group: {"thead": 0, "tbody": 1, "tfoot": 2}[group.tag or ""])
    return [[row for row in _children(group) if row.tag == "tr"] for group in groups]


def _top_cells(node: LexborNode) -> Iterator[LexborNode]:
    """The cells of a layout table itself; its caption too."""
    for child in _children(node):
        if child.tag in {"td", "th", "caption"}:
            yield child
        elif child.tag in {"thead", "tbody", "tfoot", "tr"}:
            yield from _top_cells(child)


def _cell_text(cell: LexborNode) -> str:
    page = _Page()
    page.read(cell)
    page.flush()
    return "\n".join(b.full_text if isinstance(b, Paragraph) else b.text for b in page.blocks)


def _children(node: LexborNode) -> Iterator[LexborNode]:
    """Children that a reader sees: text and elements that are not hidden."""
    child = node.child
    while child is not None:
        if child.is_text_node or (child.is_element_node and not _unseen(child)):
            yield child
        child = child.next


def _unseen(node: LexborNode) -> bool:
    return node.tag in _UNSEEN or _put_away(node)


def _put_away(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _whole(node: LexborNode, attribute: str, default: int) -> int:
    found = re.match(r"\s*(\d{1,9})", node.attributes.get(attribute) or "")
    return int(found[1]) if found else default


def tidy(text: str) -> str:
    """A paragraph without blanks at the ends of its lines; a vertical tab is a line break."""
    lines = (line.strip(" \n") for line in re.split(" *\v ?", text))
    return "\n".join(lines).strip("\n ")
