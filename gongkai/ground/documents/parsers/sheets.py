"""xlsx and xls: every sheet a table, by calamine.

Hidden sheets are left out: they hold lists for drop-downs and the like. Hidden rows and columns
stay and are marked in the table, because a filter that somebody forgot hides rows as well.
"""

from __future__ import annotations

import io
import re
from datetime import datetime, time

import python_calamine as calamine

from .. import limits
from ..grid import GridBuilder
from ..model import Document, Format, Table
from ..refusals import refusal
from .archive import Archive
from .hidden import Hidden, hidden_in
from .hidden_xls import hidden_in_xls
from .text import clean

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how xlsx writes characters that XML forbids


def parse_xlsx(data: bytes, name: str) -> Document:
    """Read an xlsx workbook."""
    return _parse(data, "xlsx", name, hidden_in(Archive(data)))


def parse_xls(data: bytes, name: str) -> Document:
    """Read an xls workbook."""
    return _parse(data, "xls", name, hidden_in_xls(data))


def hidden_xlsx(data: bytes, name: str) -> Document:
    """The hidden sheets of an xlsx workbook, and nothing else."""
    return _parse(data, "xlsx", name, {}, seen=False)


def hidden_xls(data: bytes, name: str) -> Document:
    """The hidden sheets of an xls workbook, and nothing else."""
    return _parse(data, "xls", name, {}, seen=False)


def _parse(
    data: bytes, kind: Format, name: str, hidden: dict[str, Hidden], *, seen: bool = True
) -> Document:
    try:
        workbook = calamine.load_workbook(io.BytesIO(data))
    except calamine.PasswordError as error:
        raise refusal("file_encrypted") from error
    tables: list[Table] = []
    for sheet in workbook.sheets_metadata:
        if _is_sheet(sheet) and _is_seen(sheet) is seen:
            table = _table(
                workbook.get_sheet_by_name(sheet.name),
                len(tables) + 1,
                hidden.get(sheet.name, Hidden()),
            )
            tables += [table] if table is not None else []
    return Document(kind, name, tuple(tables))


def _is_sheet(sheet: calamine.SheetMetadata) -> bool:
    return sheet.typ == calamine.SheetTypeEnum.WorkSheet


def _is_seen(sheet: calamine.SheetMetadata) -> bool:
    return sheet.visible == calamine.SheetVisibleEnum.Visible


def _table(sheet: calamine.CalamineSheet, source: int, hidden: Hidden) -> Table | None:
    """The sheet from A1 to its last cell with content; None for an empty one."""
    texts = _texts(sheet, hidden)
    height = max((n for n, row in enumerate(texts, 1) if any(row)), default=0)
    width = max((n for row in texts for n, text in enumerate(row, 1) if text), default=0)
    if not height:
        return None
    builder = GridBuilder()
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top < height and left < width:
            high, wide = min(bottom + 1, height) - top, min(right + 1, width) - left
            builder.put(texts[top][left], top, left, high, wide)
    for row, line in enumerate(texts[:height]):
        for column, text in enumerate(line[:width]):
            if text:
                builder.put(text, row, column)
    grid = builder.grid(rows=height, columns=width)
    return Table(
        grid,
        title=sheet.name,
        source=source,
        hidden_rows=frozenset(row for row in hidden.rows if row < height),
        hidden_columns=frozenset(column for column in hidden.columns if column < width),
        hidden_cells=frozenset(
            (row, column) for row, column in hidden.cells if row < height and column < width
        ),
    )


def _texts(sheet: calamine.CalamineSheet, hidden: Hidden) -> list[list[str]]:
    """Every cell from A1 as text, all rows equally long; per cents as such (12.5%).

    Where a formula has no value, the formula itself stands: the cell is not empty.
    """
    last = [sheet.end] if sheet.end is not None else []
    ends = [*last, *hidden.formulas]
    rows, columns = (max((end[at] for end in ends), default=-1) + 1 for at in (0, 1))
    if rows * columns > limits.CELLS:
        raise refusal("sheet_too_large", limit=limits.CELLS // 10_000)
    texts = [[""] * columns for _ in range(rows)]
    if last:
        for row, values in enumerate(sheet.to_python(skip_empty_area=False)):
            texts[row][: len(values)] = [written(value) for value in values]
    for (row, column), text in hidden.texts.items():
        if row < rows and column < columns and texts[row][column]:
            texts[row][column] = text
    for (row, column), formula in hidden.formulas.items():
        texts[row][column] = texts[row][column] or clean(formula).strip()
    return texts


def written(value: object) -> str:
    """A cell's value as text: 3 (not 3.0), 2025-06-26, 2025-06-26 14:30, 14:30, TRUE."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        # Numbers of cards and people, typed as numbers, keep all their digits.
        return str(int(value)) if value.is_integer() and abs(value) < 1e21 else f"{value:.15g}"
    if isinstance(value, datetime | time):
        return _moment(value)
    text = str(value)  # whole numbers, dates (ISO), durations and text
    return clean(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)).strip()


def _moment(value: datetime | time) -> str:
    detail = "seconds" if value.second else "minutes"
    if isinstance(value, time):
        return value.isoformat(timespec=detail)
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(sep=" ", timespec=detail)
