"""From cells with spans to a full grid. Pure; it settles what broken files leave open."""

from __future__ import annotations

from . import limits
from .model import Cell
from .refusals import refusal


class GridBuilder:
    """Takes cells in reading order and fills every position they cover.

    Where two cells claim one position the earlier keeps it, and the later one shrinks to the
    rectangle that is still free. Raises Refusal above ``limits.CELLS`` positions.
    """

    def __init__(self) -> None:
        self._taken: dict[tuple[int, int], Cell] = {}

    def next_free(self, row: int, column: int = 0) -> int:
        """The first column from ``column`` on that no cell covers yet in ``row``."""
        while (row, column) in self._taken:
            column += 1
        return column

    def put(
        self, text: str, row: int, column: int, row_span: int = 1, column_span: int = 1
    ) -> None:
        """Place a cell; one whose first position is taken is left out."""
        if (row, column) in self._taken:
            return
        if row_span <= 1 and column_span <= 1:
            self._taken[row, column] = Cell(text, row, column, anchor=(row, column))
            return
        wide = self._free_width(row, column, min(column_span, limits.SPAN))
        high = self._free_height(row, column, min(row_span, limits.SPAN), wide)
        if len(self._taken) + wide * high > limits.CELLS:
            raise refusal("file_too_complex")
        anchor = (row, column)
        for r in range(row, row + high):
            for c in range(column, column + wide):
                self._taken[r, c] = Cell(text, r, c, merged=True, anchor=anchor)
        self._taken[anchor] = Cell(text, row, column, high, wide, anchor=anchor)

    def grid(self, *, rows: int = 0, columns: int = 0) -> tuple[tuple[Cell, ...], ...]:
        """Everything placed, in at least ``rows`` x ``columns``; nobody's position is empty."""
        height = max([rows, *(row + 1 for row, _ in self._taken)])
        width = max([columns, *(column + 1 for _, column in self._taken)])
        if height * width > limits.CELLS:
            raise refusal("file_too_complex")
        return tuple(tuple(self._at(r, c) for c in range(width)) for r in range(height))

    def _at(self, row: int, column: int) -> Cell:
        return self._taken.get((row, column)) or Cell("", row, column, anchor=(row, column))

    def _free_width(self, row: int, column: int, most: int) -> int:
        wide = 1
        while wide < most and (row, column + wide) not in self._taken:
            wide += 1
        return wide

    def _free_height(self, row: int, column: int, most: int, wide: int) -> int:
        columns = range(column, column + wide)
        high = 1
        while high < most and all((row + high, c) not in self._taken for c in columns):
            high += 1
        return high
