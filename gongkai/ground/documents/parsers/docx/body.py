"""Paragraphs and tables of a docx in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ... import limits
from ...grid import GridBuilder
from ...model import Block, Paragraph, Table
from ...refusals import refusal
from .names import mc, number, on, value, w
from .numbering import Numbering
from .runs import Runs, chosen
from .styles import Styles

# Wrappers around paragraphs, rows or cells that mean nothing to a reader.
_WRAPPERS = {w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


@dataclass(slots=True)
class _Placed:
    text: str
    row: int
    column: int
    row_span: int
    column_span: int


class Reader:
    """Reads block after block; counts paragraphs and tables as the file has them."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
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
        label = self._numbering.label(element)
        if text.strip() or label:
            level = self._styles.level(element)
            yield Paragraph(text, level=level, source=self._paragraphs, number=label)

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
        builder = GridBuilder()
        for cell in self._cells(rows):
            builder.put(cell.text, cell.row, cell.column, cell.row_span, cell.column_span)
        if grid := builder.grid(rows=len(rows)):
            yield Table(grid, source=source, header_rows=_header_rows(rows))

    def _cells(self, rows: list[etree._Element]) -> list[_Placed]:
        """Every cell with its spans; a vertical merge goes on while the same columns continue."""
        done: list[_Placed] = []
        above: dict[tuple[int, int], _Placed] = {}  # by column and span: merges that may go on
        for row_number, row in enumerate(rows):
            here: dict[tuple[int, int], _Placed] = {}
            column = _skipped(row)
            for cell in children(row, {w("tc")}):
                span = _span(cell)
                merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
                anchor = above.get((column, span))
                if anchor is not None and merge is not None and value(merge) != "restart":
                    anchor.row_span += 1
                else:
                    anchor = _Placed(self._cell_text(cell), row_number, column, 1, span)
                    done.append(anchor)
                if merge is not None:
                    here[column, span] = anchor
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


def _span(cell: etree._Element) -> int:
    span = number(cell.find(f"{w('tcPr')}/{w('gridSpan')}")) or 1
    return min(max(span, 1), limits.SPAN)


def _skipped(row: etree._Element) -> int:
    """Columns of the grid that a row leaves out at its start."""
    count = number(row.find(f"{w('trPr')}/{w('gridBefore')}")) or 0
    return min(max(count, 0), limits.SPAN)


def _deleted(row: etree._Element) -> bool:
    return row.find(f"{w('trPr')}/{w('del')}") is not None


def _header_rows(rows: list[etree._Element]) -> int:
    count = 0
    while count < len(rows) and on(rows[count].find(f"{w('trPr')}/{w('tblHeader')}")):
        count += 1
    return count
