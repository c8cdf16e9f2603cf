"""Tables of a docx, written as markup row by row: python-docx needs a minute for 5,000 rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from ..model import Cell

FullGrid = tuple[tuple[Cell, ...], ...]
HEAD, TEXT = "TableHead", "TableText"
_TOGETHER = 500  # rows parsed at a time
_BREAKS = re.compile("([\n\t])")
_MARKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def add_table(
    document: Any,
    grid: FullGrid,
    widths: Sequence[float],
    header_rows: int,
    clean: Callable[[str], str],
) -> None:
    """Append a ruled table to ``document``; ``widths`` in millimetres, empty for even columns."""
    table = document.add_table(0, len(grid[0]), style="Table Grid")
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=False):
        column.w = Mm(width)
    table.autofit = not widths
    each = [column.w.twips for column in table._tbl.tblGrid.gridCol_lst]
    rows = [_row(line, grid, each, header_rows, clean) for line in grid]
    for start in range(0, len(rows), _TOGETHER):
        markup = "".join(rows[start : start + _TOGETHER])
        for row in list(parse_xml(f"<w:tbl {nsdecls('w')}>{markup}</w:tbl>")):
            table._tbl.append(row)


def _row(
    line: tuple[Cell, ...],
    grid: FullGrid,
    widths: Sequence[int],
    header_rows: int,
    clean: Callable[[str], str],
) -> str:
    cells = "".join(_cells(line, grid, widths, header_rows, clean))
    repeats = "<w:trPr><w:tblHeader/></w:trPr>" if line[0].row < header_rows else ""
    return f"<w:tr>{repeats}{cells}</w:tr>"


def _cells(
    line: tuple[Cell, ...],
    grid: FullGrid,
    widths: Sequence[int],
    header_rows: int,
    clean: Callable[[str], str],
) -> Iterator[str]:
    """One cell for each anchor that the row touches; a covered one below its anchor is empty."""
    for cell in line:
        top, left = cell.anchor
        if left < cell.column:
            continue
        anchor = grid[top][left]
        width = sum(widths[left : left + anchor.column_span])
        shape = f'<w:tcW w:type="dxa" w:w="{width}"/>'
        if anchor.column_span > 1:
            shape += f'<w:gridSpan w:val="{anchor.column_span}"/>'
        if anchor.row_span > 1:
            shape += f'<w:vMerge w:val="{"restart" if cell.row == top else "continue"}"/>'
        style = HEAD if top < header_rows else TEXT
        words = _run(clean(cell.text)) if cell.row == top else ""
        yield (
            f"<w:tc><w:tcPr>{shape}</w:tcPr>"
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{words}</w:p></w:tc>'
        )


def _run(text: str) -> str:
    if not text:
        return ""
    parts = (
        _MARKS.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in _BREAKS.split(text)
        if part
    )
    return f"<w:r>{''.join(parts)}</w:r>"
