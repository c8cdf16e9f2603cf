"""What calamine does not tell of an xls ([MS-XLS]): hidden rows, columns and cells."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from .colours import WHITE, Colour
from .compound import Compound
from .faces import BLACK, SEEN, Face, face
from .hidden import Hidden

Record: TypeAlias = tuple[int, bytes]

BOF, EOF, SHEET, FONT, FORMAT, XF = 0x809, 0x0A, 0x85, 0x31, 0x41E, 0xE0
ROW, COLUMNS, MANY_RK, PALETTE = 0x208, 0x7D, 0xBD, 0x92
TEXTS, NUMBERS = {0xFD, 0x204, 0xD6}, {0x203, 0x27E, 0x06, 0x205}
NEWEST = 0x0600  # BIFF8; older ones are asked for rows and columns alone
HIDDEN_ROW = 0x20
MOST_COLUMNS = 256


@dataclass
class _Book:
    """Formats of the workbook, and where its sheets begin."""

    sheets: list[tuple[str, int]] = field(default_factory=list)
    fonts: list[tuple[int, float]] = field(default_factory=list)  # colour, points
    codes: dict[int, str] = field(default_factory=dict)
    formats: list[bytes] = field(default_factory=list)
    palette: dict[int, Colour] = field(default_factory=dict)
    newest: bool = True


def hidden_in_xls(data: bytes) -> dict[str, Hidden]:
    """By sheet name. What cannot be understood is left out: calamine says if a file is broken."""
    try:
        container = Compound(data)
        stream = container.stream("Workbook") or container.stream("Book")
        book = _book(stream)
        looks = [_face(book, each) for each in book.formats] if book.newest else []
        return {name: _of_sheet(stream, start, looks) for name, start in book.sheets}
    except (ValueError, IndexError, struct.error):
        return {}


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """The records of a sheet up to its end, without those of charts within it."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == BOF:
            depth += 1
        elif kind == EOF:
            depth -= 1
            if depth <= 0:
                return
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _book(stream: bytes) -> _Book:
    book = _Book()
    for kind, said in _records(stream, 0):
        if kind == BOF:
            book.newest = struct.unpack_from("<H", said)[0] >= NEWEST
        elif kind == SHEET:
            name = _text(said, 6, 1) if book.newest else said[7:].decode("gb18030", "replace")
            book.sheets.append((name, struct.unpack_from("<I", said)[0]))
        elif kind == FONT:
            height, _, colour = struct.unpack_from("<HHH", said)
            book.fonts.append((colour, height / 20))
        elif kind == FORMAT and book.newest:
            book.codes[struct.unpack_from("<H", said)[0]] = _text(said, 2, 2)
        elif kind == XF:
            book.formats.append(said)
        elif kind == PALETTE:
            book.palette = {8 + n: (said[a], said[a + 1], said[a + 2])
                            for n, a in enumerate(range(2, len(said) - 3, 4))}  # fmt: skip
    return book


def _text(said: bytes, at: int, wide: int) -> str:
    """A string with its length (of ``wide`` bytes) and its flag before it."""
    length = int.from_bytes(said[at : at + wide], "little")
    begin = at + wide + 1
    if said[begin - 1] & 1:
        return said[begin : begin + 2 * length].decode("utf-16-le", "replace")
    return said[begin : begin + length].decode("latin-1")


def _face(book: _Book, said: bytes) -> Face:
    if len(said) < 20:
        return SEEN
    font, code = struct.unpack_from("<HH", said)
    # The fifth font is left out in the count of all programs.
    colour, size = (
        book.fonts[font - (font > 4)] if font - (font > 4) < len(book.fonts) else (0, 0.0)
    )
    pattern = struct.unpack_from("<I", said, 14)[0] >> 26
    front = struct.unpack_from("<H", said, 18)[0] & 0x7F
    ground = {0: WHITE, 1: _colour(book, front)}.get(pattern)
    return face(_colour(book, colour), ground, size, book.codes.get(code, ""))


def _colour(book: _Book, number: int) -> Colour | None:
    if number in (0, 8, 0x40, 0x7FFF):
        return BLACK if number != 8 else book.palette.get(8, BLACK)
    if number in (1, 0x41):
        return WHITE
    return book.palette.get(number, WHITE if number == 9 else None)


def _of_sheet(stream: bytes, start: int, looks: list[Face]) -> Hidden:
    rows: set[int] = set()
    columns: set[int] = set()
    cells: set[tuple[int, int]] = set()
    for kind, said in _records(stream, start):
        if kind == ROW:
            number, _, _, high = struct.unpack_from("<HHHH", said)
            if struct.unpack_from("<H", said, 12)[0] & HIDDEN_ROW or high & 0x7FFF == 0:
                rows.add(number)
        elif kind == COLUMNS:
            first, last, wide, _, flags = struct.unpack_from("<HHHHH", said)
            if flags & 1 or not wide:
                columns.update(range(first, min(last + 1, MOST_COLUMNS)))
        elif kind in TEXTS or kind in NUMBERS or kind == MANY_RK:
            cells.update(_unseen(kind, said, looks))
    return Hidden(frozenset(rows), frozenset(columns), {}, frozenset(cells))


def _unseen(kind: int, said: bytes, looks: list[Face]) -> Iterator[tuple[int, int]]:
    """Cells of a record that hold something and show nothing of it."""
    row, column, style = struct.unpack_from("<HHH", said)
    styles = [style]
    if kind == MANY_RK:
        styles = [struct.unpack_from("<H", said, at)[0] for at in range(4, len(said) - 2, 6)]
    for place, each in enumerate(styles, start=column):
        look = looks[each] if each < len(looks) else SEEN
        if look.text if kind in TEXTS else look.number:
            yield row, place
