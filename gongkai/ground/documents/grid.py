"""From cells with spans to a full grid. Pure; it settles what broken files leave open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from . import limits
from .model import Cell
from .refusals import refusal


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell as a file states it: where it begins and how far it reaches."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


def full_grid(
    placed: Iterable[Placed], *, rows: int = 0, columns: int = 0
) -> tuple[tuple[Cell, ...], ...]:
    """Fill every position of a table of at least ``rows`` x ``columns``.

    Positions nobody claims become empty anchors. Where two cells claim one position the earlier
    keeps it, and the later one shrinks to the rectangle that is still free. Raises Refusal above
    ``limits.CELLS`` positions.
    """
    taken: dict[tuple[int, int], Cell] = {}
    for cell in placed:
        if (cell.row, cell.column) not in taken:
            _take(taken, cell)
            if len(taken) > limits.CELLS:
                raise refusal("file_too_complex")
    height = max([rows, *(row + 1 for row, _ in taken)])
    width = max([columns, *(column + 1 for _, column in taken)])
    if height * width > limits.CELLS:
        raise refusal("file_too_complex")
    return tuple(
        tuple(
            taken.get((row, column)) or Cell("", row, column, anchor=(row, column))
            for column in range(width)
        )
        for row in range(height)
    )


def _take(taken: dict[tuple[int, int], Cell], cell: Placed) -> None:
    wide = _free_width(taken, cell)
    high = _free_height(taken, cell, wide)
    anchor = (cell.row, cell.column)
    for row in range(cell.row, cell.row + high):
        for column in range(cell.column, cell.column + wide):
            taken[row, column] = Cell(cell.text, row, column, merged=True, anchor=anchor)
    taken[anchor] = Cell(cell.text, cell.row, cell.column, high, wide, anchor=anchor)


def _free_width(taken: dict[tuple[int, int], Cell], cell: Placed) -> int:
    wide = 1
    while wide < min(cell.column_span, limits.SPAN) and (cell.row, cell.column + wide) not in taken:
        wide += 1
    return wide


def _free_height(taken: dict[tuple[int, int], Cell], cell: Placed, wide: int) -> int:
    columns = range(cell.column, cell.column + wide)
    high = 1
    while high < min(cell.row_span, limits.SPAN) and all(
        (cell.row + high, column) not in taken for column in columns
    ):
        high += 1
    return high
