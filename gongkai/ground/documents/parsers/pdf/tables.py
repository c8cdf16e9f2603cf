"""Tables from ruled lines: pdfplumber finds the cells, pdfium's characters fill them."""

from __future__ import annotations

import io
import logging
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, TypeAlias

from ... import limits
from ...grid import GridBuilder
from ...model import Cell
from .chars import Char, Page
from .lines import Line, lines_of

logger = logging.getLogger(__name__)

Box: TypeAlias = tuple[float, float, float, float]  # x0, top, x1, bottom

_FEWEST_STROKES = 6  # of a grid with two cells
_SNAP = 3.0  # points within which two edges are one
_PADDING = 11.0  # points between text and both edges of a cell, as word processors set it
_STOPS = "。；：！？;:!?"


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled table on a page: its cells' boxes, and the characters in them."""

    box: Box
    cells: tuple[Box, ...]
    chars: tuple[tuple[Char, ...], ...]  # of each cell

    def grid(self) -> tuple[tuple[Cell, ...], ...]:
        """The full grid: a cell spans the rules of others that end within it."""
        lefts = _edges([x for x0, _, x1, _ in self.cells for x in (x0, x1)])
        tops = _edges([y for _, top, _, bottom in self.cells for y in (top, bottom)])
        builder = GridBuilder()
        for box, chars in sorted(
            zip(self.cells, self.chars, strict=True), key=lambda pair: (pair[0][1], pair[0][0])
        ):
            left, right = _index(lefts, box[0]), _index(lefts, box[2])
            top, bottom = _index(tops, box[1]), _index(tops, box[3])
            builder.put(cell_text(box, chars), top, left, bottom - top, right - left)
        return builder.grid(rows=len(tops) - 1, columns=len(lefts) - 1)


def ruled_tables(data: bytes, pages: list[Page]) -> dict[int, list[Ruled]]:
    """The ruled tables by page number; pages that cannot have any are not looked at."""
    wanted = [p for p in pages if _FEWEST_STROKES <= p.strokes <= limits.PDF_STROKES]
    if not wanted:
        return {}
    import pdfplumber  # noqa: PLC0415  (slow to load, and most files have no ruled table)

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it complains of every odd font
    found = {}
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in wanted:
            found[page.number] = _on_page(document.pages[page.number - 1], page)
    return found


def _on_page(ruled: Any, page: Page) -> list[Ruled]:
    """The tables of a page. One that pdfplumber cannot read keeps its text, without its rules."""
    try:
        tables = [table.cells for table in ruled.find_tables() if len(table.cells) > 1]
    except Exception as error:  # pdfminer raises what it likes where pdfium reads on
        logger.warning("no tables on page %s: %r", page.number, error)
        return []
    finally:
        ruled.close()
    return [_fill(cells, ruled, page) for cells in tables]


def _fill(boxes: list[Box], ruled: Any, page: Page) -> Ruled:
    """The table with the characters whose middles lie in its cells."""
    left, above = ruled.mediabox[0], ruled.mediabox[1]
    cells = tuple(
        (x0 - left, top - above, x1 - left, bottom - above) for x0, top, x1, bottom in boxes
    )
    held: dict[Box, list[Char]] = defaultdict(list)
    outer = (
        min(cell[0] for cell in cells),
        min(cell[1] for cell in cells),
        max(cell[2] for cell in cells),
        max(cell[3] for cell in cells),
    )
    last = cells[0]
    for char in page.chars:
        if within(char, outer):
            # Most characters follow one another in a cell: look there first.
            if not within(char, last):
                last = next((cell for cell in cells if within(char, cell)), last)
            if within(char, last):
                held[last].append(char)
    return Ruled(outer, cells, tuple(tuple(held[cell]) for cell in cells))


def within(char: Char, box: Box) -> bool:
    """Whether the middle of ``char`` lies in ``box``."""
    middle = (char.x0 + char.x1) / 2
    return box[0] <= middle <= box[2] and box[1] <= char.middle <= box[3]


def cell_text(box: Box, chars: tuple[Char, ...]) -> str:
    """Text of a cell. A line that fills the cell goes on in the next one; others end in "\\n"."""
    text = ""
    last: Line | None = None
    for line in lines_of(chars):
        if last is not None:
            text += joint(last, line) if _fills(last, box) else "\n"
        text += line.text
        last = line
    return text.strip()


def joint(last: Line, line: Line) -> str:
    """What stands between two printed lines of one sentence: a space between Latin words."""
    latin = last.text[-1:].isascii() and line.text[:1].isascii()
    return " " if latin and last.text[-1:].isalpha() and line.text[:1].isalnum() else ""


def _fills(line: Line, box: Box) -> bool:
    if line.text[-1:] in _STOPS:
        return False
    free = (box[2] - box[0]) - (line.x1 - line.x0)
    return free < _PADDING + 2 * line.size


def _edges(values: list[float]) -> list[float]:
    """Positions of the rules, each once."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SNAP:
            edges.append(value)
    return edges


def _index(edges: list[float], value: float) -> int:
    return max(bisect_left(edges, value + 0.01) - 1, 0)
