"""What calamine does not tell of an xls: hidden rows, columns and cells, percents. By xlrd."""

from __future__ import annotations

import io
import logging
from typing import Any

import xlrd

from .colours import WHITE, Colour
from .faces import BLACK, SEEN, Face, face
from .hidden import Hidden, percent

logger = logging.getLogger(__name__)

_AUTOMATIC = {0x40: BLACK, 0x41: WHITE, 0x7FFF: BLACK}
_NONE, _SOLID = 0, 1  # patterns
_TWIPS = 20  # to a point


def hidden_in_xls(data: bytes) -> dict[str, Hidden]:
    """By sheet name; nothing of a file that cannot be understood: calamine says if it is broken."""
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, logfile=io.StringIO()
        )
        looks = [_face(book, each) for each in book.xf_list]
        return {name: _of_sheet(book.sheet_by_name(name), looks) for name in book.sheet_names()}
    except Exception as error:  # a hostile file may make a library raise anything
        logger.warning("what an xls hides could not be read: %r", error)
        return {}


def _face(book: Any, style: Any) -> Face:
    font = book.font_list[style.font_index]
    code = book.format_map[style.format_key].format_str
    pattern = style.background.fill_pattern
    front = _colour(book, style.background.pattern_colour_index)
    ground = {_NONE: WHITE, _SOLID: front}.get(pattern)
    return face(_colour(book, font.colour_index), ground, font.height / _TWIPS, code)


def _colour(book: Any, number: int) -> Colour | None:
    found: Colour | None = book.colour_map.get(number)
    return found or _AUTOMATIC.get(number)


def _of_sheet(sheet: Any, looks: list[Face]) -> Hidden:
    rows = {at for at, one in sheet.rowinfo_map.items() if one.hidden or one.height == 0}
    columns = {at for at, one in sheet.colinfo_map.items() if one.hidden or not one.width}
    cells: set[tuple[int, int]] = set()
    texts: dict[tuple[int, int], str] = {}
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            look = looks[cell.xf_index] if cell.xf_index is not None else SEEN
            number = cell.ctype == xlrd.XL_CELL_NUMBER
            if (look.number if number else look.text) and cell.value != "":
                cells.add((row, column))
            if number and look.percent:
                texts[row, column] = percent(cell.value)
    return Hidden(frozenset(rows), frozenset(columns), {}, frozenset(cells), texts)
