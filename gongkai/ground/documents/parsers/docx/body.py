"""Paragraphs and tables of a docx in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ... import limits
from ...grid import Placed, full_grid
from ...model import Block, Paragraph, Table
from ...refusals import refusal
from .names import mc, number, on, value, w
from .runs import Runs, chosen
from .styles import Styles

# Wrappers around paragraphs, rows or cells that mean nothing to a reader.
_WRAPPERS = {w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


class Reader:
    """Reads block after block; counts paragraphs and tables as the file has them."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, container: etree._Element) -> Iterator[Block]:
        """The blocks in ``container``; text boxes follow the paragraph they are anchored in."""
        carried = ""
        for element in children(container, {w("p"), w("tbl")}):
            if element.tag == w("tbl"):
                yield from self._table(element)
                continue
            runs, joined = self._runs(element)
            if joined:
                carried += runs.text
            else:
                yield from self._paragraph(element, carried + runs.text)
                carried = ""
            for box in runs.boxes:
                yield from self.blocks(box)
        if carried:
            yield Paragraph(carried, source=self._paragraphs)

    def _paragraph(self, element: etree._Element, text: str) -> Iterator[Paragraph]:
        if text.strip():
            yield Paragraph(text, level=self._styles.level(element), source=self._paragraphs)

    def _runs(self, paragraph: etree._Element) -> tuple[Runs, bool]:
        """A paragraph's text, and whether its end was deleted so that the next one continues it."""
        self._paragraphs += 1
        if self._paragraphs > limits.BLOCKS:
            raise refusal("file_too_complex")
        runs = Runs(self._styles)
        if not self._styles.hides(paragraph):
            runs.read(paragraph)
        joined = paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None
        return runs, joined

    def _table(self, element: etree._Element) -> Iterator[Table]:
        self._tables += 1
        source = self._tables
        rows = [row for row in children(element, {w("tr")}) if not _deleted(row)]
        grid = full_grid(self._cells(rows), rows=len(rows))
        if grid:
            yield Table(grid, source=source, header_rows=_header_rows(rows))

    def _cells(self, rows: list[etree._Element]) -> list[Placed]:
        """Every cell with its spans; a vertical merge goes on while the same columns continue."""
        done: list[Placed] = []
        above: dict[tuple[int, int], int] = {}  # (column, span) -> index in ``done`` of its anchor
        for row_number, row in enumerate(rows):
            here: dict[tuple[int, int], int] = {}
            column = _skipped(row, "gridBefore")
            for cell in children(row, {w("tc")}):
                span = max(1, number(cell.find(f"{w('tcPr')}/{w('gridSpan')}")) or 1)
                span = min(span, limits.SPAN)
                place = (column, span)
                merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
                continues = merge is not None and value(merge) != "restart"
                if continues and place in above:
                    here[place] = above[place]
                    done[here[place]] = _longer(done[here[place]])
                else:
                    done.append(Placed(self._cell_text(cell), row_number, column, 1, span))
                    if merge is not None:
                        here[place] = len(done) - 1
                column += span
            above = here
        return done

    def _cell_text(self, cell: etree._Element) -> str:
        """All text of a cell on lines; a table inside it gives its rows as lines with tabs."""
        return "\n".join(
            block.full_text if isinstance(block, Paragraph) else block.text
            for block in self.blocks(cell)
        ).strip()


def children(container: etree._Element, wanted: set[str]) -> Iterator[etree._Element]:
    """Elements named in ``wanted``, also inside wrappers; of alternatives only the chosen one."""
    for child in container:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from children(child, wanted)
        elif child.tag == mc("AlternateContent"):
            yield from children(chosen(child), wanted)


def _longer(cell: Placed) -> Placed:
    return Placed(cell.text, cell.row, cell.column, cell.row_span + 1, cell.column_span)


def _skipped(row: etree._Element, name: str) -> int:
    count = number(row.find(f"{w('trPr')}/{w(name)}")) or 0
    return min(max(count, 0), limits.SPAN)


def _deleted(row: etree._Element) -> bool:
    return row.find(f"{w('trPr')}/{w('del')}") is not None


def _header_rows(rows: list[etree._Element]) -> int:
    count = 0
    while count < len(rows) and on(rows[count].find(f"{w('trPr')}/{w('tblHeader')}")):
        count += 1
    return count
