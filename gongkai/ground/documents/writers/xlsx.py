"""xlsx: sheets that print well on A4 landscape and in which no text turns into a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, TypeAlias

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

Value: TypeAlias = str | int | float | date | datetime | time | bool | None

_TITLE_FONT = Font(name="方正小标宋简体", size=18)
_HEAD_FONT = Font(name="黑体", size=11)
_TEXT_FONT = Font(name="仿宋", size=11)
_SIDE = Side(style="thin", color="999999")
_RULE = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_HEAD_FILL = PatternFill("solid", fgColor="EDF2F7")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_767  # characters a cell may hold
_WIDEST, _NARROWEST = 60.0, 6.0


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells to be merged; row and column from 0, counted from the first header row."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a title line (may be ""), header rows, then rows.

    ``widths`` are in characters of Latin width, by column; a missing one is taken from the texts.
    ``merges`` are counted without the title line, so that the first header row is row 0.
    """

    name: str
    header: Sequence[Sequence[Value]]
    rows: Sequence[Sequence[Value]]
    title: str = ""
    widths: Sequence[float | None] = ()
    merges: Sequence[Merge] = field(default_factory=tuple)
    landscape: bool = True


def list_bytes(
    name: str, title: str, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[Value]]
) -> bytes:
    """A workbook of one list; ``columns`` are headings with their widths."""
    sheet = Sheet(
        name=name,
        title=title,
        header=[[heading for heading, _ in columns]],
        rows=rows,
        widths=[width for _, width in columns],
    )
    return workbook_bytes([sheet])


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """The workbook as bytes. Raises ValueError without a sheet: Excel cannot open such a file."""
    if not sheets:
        raise ValueError("a workbook needs at least one sheet")
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    taken: set[str] = set()
    for sheet in sheets:
        name = _sheet_name(sheet.name, taken)
        taken.add(name.lower())
        _write(workbook.create_sheet(name), sheet)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _write(page: Worksheet, sheet: Sheet) -> None:
    lines = [*sheet.header, *sheet.rows]
    columns = max((len(line) for line in lines), default=1)
    above = 1 if sheet.title else 0
    if sheet.title:
        _write_title(page, sheet.title, columns)
    head, body = _dress(page, head=True), _dress(page, head=False)
    for index, line in enumerate(lines):
        dress = head if index < len(sheet.header) else body
        _write_line(page, above + index + 1, line, columns, dress)
    for merge in sheet.merges:
        _merge(page, above, merge)
    for column, width in enumerate(_widths(sheet, lines, columns), 1):
        page.column_dimensions[get_column_letter(column)].width = width
    _set_up_print(page, above + len(sheet.header), sheet.landscape)


def _write_title(page: Worksheet, title: str, columns: int) -> None:
    cell = page.cell(1, 1)
    _put(cell, title)
    cell.font = _TITLE_FONT
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    page.row_dimensions[1].height = 36
    if columns > 1:
        page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=columns)


def _merge(page: Worksheet, above: int, merge: Merge) -> None:
    """Join cells that are written and ruled already: only the first may hold a value.

    openpyxl's own ``merge_cells`` compares each range with all others, which takes minutes for a
    long sheet with several merged columns.
    """
    first_row, first_column = above + merge.row + 1, merge.column + 1
    last_row, last_column = first_row + merge.row_span - 1, first_column + merge.column_span - 1
    for row in range(first_row, last_row + 1):
        for column in range(first_column, last_column + 1):
            if (row, column) != (first_row, first_column):
                page.cell(row, column).value = None
    page.merged_cells.ranges.add(
        CellRange(min_row=first_row, min_col=first_column, max_row=last_row, max_col=last_column)
    )


def _write_line(
    page: Worksheet,
    row: int,
    line: Sequence[Value],
    columns: int,
    dress: tuple[StyleArray, StyleArray],
) -> None:
    """One row; the second ``dress`` is for texts that a program could take for a formula."""
    plain, quoted = dress
    for column in range(1, columns + 1):
        value = line[column - 1] if column <= len(line) else None
        cell: Any = page.cell(row, column)
        _put(cell, value)
        written = cell.number_format  # openpyxl has chosen it for a date or a time
        cell._style = copy(quoted if _is_like_formula(value) else plain)
        if isinstance(value, date | time):
            cell.number_format = written


def _dress(page: Worksheet, *, head: bool) -> tuple[StyleArray, StyleArray]:
    """The style of all cells of a kind, made once: openpyxl takes long to find one again."""
    model: Any = Cell(page, 1, 1)
    model.border = _RULE
    model.font = _HEAD_FONT if head else _TEXT_FONT
    centred = "center" if head else None
    model.alignment = Alignment(horizontal=centred, vertical="center", wrap_text=True)
    if head:
        model.fill = _HEAD_FILL
    plain = copy(model._style)
    model.quotePrefix = True
    return plain, copy(model._style)


def _is_like_formula(value: Value) -> bool:
    return isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t"))


def _put(cell: Cell | MergedCell, value: Value) -> None:
    """Write a value; text stays text, whatever it begins with."""
    if not isinstance(value, str):
        cell.value = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        return
    cell.value = _FORBIDDEN.sub("", value.replace("\r\n", "\n"))[:_LONGEST]
    # Set after the value, because openpyxl takes "=..." for a formula. The prefix in the cell's
    # style keeps it text when somebody edits the cell.
    cell.data_type = "s"


def _widths(sheet: Sheet, lines: Sequence[Sequence[Value]], columns: int) -> list[float]:
    """Given widths, or what the longest line of text in the column needs, within reason."""
    merged = {(merge.row, merge.column) for merge in sheet.merges if merge.column_span > 1}
    widths = []
    for column in range(columns):
        given = sheet.widths[column] if column < len(sheet.widths) else None
        texts = [
            str(line[column])
            for row, line in enumerate(lines)
            if column < len(line) and line[column] is not None and (row, column) not in merged
        ]
        needed = max((_breadth(part) for text in texts for part in text.split("\n")), default=0)
        widths.append(given or min(max(needed + 2, _NARROWEST), _WIDEST))
    return widths


def _breadth(text: str) -> float:
    return sum(1 if char.isascii() else 2 for char in text)


def _set_up_print(page: Worksheet, head_rows: int, landscape: bool) -> None:
    """A4, as wide as one page, heading rows on every page, and a page number."""
    page.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    page.page_setup.orientation = "landscape" if landscape else "portrait"
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0  # as many pages long as it needs
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_options.horizontalCentered = True
    page.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(text="第 &P 页 共 &N 页"))
    if head_rows:
        page.print_title_rows = f"1:{head_rows}"
        page.freeze_panes = f"A{head_rows + 1}"


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name Excel accepts: at most 31 characters, none of []:*?/\\, not twice."""
    plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip(" '")[:31] or "表"
    candidate, count = plain, 1
    while candidate.lower() in taken:
        count += 1
        candidate = f"{plain[: 31 - len(str(count)) - 2]}（{count}）"
    return candidate
