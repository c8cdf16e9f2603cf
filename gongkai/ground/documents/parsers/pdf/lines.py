"""Characters to printed lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from .chars import Char
from .radicals import as_characters

_TAB = 2.5  # a gap of so many characters' width separates columns, as a tab does


@dataclass(frozen=True)
class Line:
    """Characters printed side by side, from left to right."""

    chars: tuple[Char, ...]

    @cached_property
    def x0(self) -> float:
        return min(char.x0 for char in self.chars)

    @cached_property
    def x1(self) -> float:
        return max(char.x1 for char in self.chars)

    @cached_property
    def top(self) -> float:
        return median(char.top for char in self.chars)

    @cached_property
    def bottom(self) -> float:
        return median(char.bottom for char in self.chars)

    @cached_property
    def size(self) -> float:
        return max(self.bottom - self.top, 1.0)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @cached_property
    def text(self) -> str:
        """The text, with a tab for a wide gap and a space for a narrow one."""
        parts = []
        for before, char in zip((None, *self.chars), self.chars, strict=False):
            if before is not None:
                parts.append(_between(before, char, self.size))
            parts.append(char.text)
        return as_characters("".join(parts))


def lines_of(chars: Iterable[Char]) -> list[Line]:
    """Lines from top to bottom. Pieces on one height are one line, whoever wrote them first."""
    pieces: list[list[Char]] = []
    for char in chars:
        if pieces and not _turns(pieces[-1][-1], char):
            pieces[-1].append(char)
        else:
            pieces.append([char])
    pieces.sort(key=lambda piece: piece[0].middle)
    rows: list[list[Char]] = []
    for piece in pieces:
        if rows and _beside(rows[-1], piece):
            rows[-1] += piece
        else:
            rows.append(list(piece))
    return [Line(tuple(_from_left(row))) for row in rows]


def _turns(before: Char, char: Char) -> bool:
    """Whether a new piece begins at ``char``."""
    size = max(before.size, char.size)
    return abs(char.middle - before.middle) > 0.5 * size or char.x0 < before.x0 - 0.5 * size


def _beside(row: Sequence[Char], piece: Sequence[Char]) -> bool:
    """Whether ``piece`` stands on the row's height and overprints nothing of it."""
    size = max(row[0].size, piece[0].size)
    if abs(row[0].middle - piece[0].middle) > 0.4 * size:
        return False
    left, right = min(c.x0 for c in row), max(c.x1 for c in row)
    slack = 0.3 * size
    return piece[0].x0 > right - slack or max(c.x1 for c in piece) < left + slack


def _from_left(row: list[Char]) -> list[Char]:
    return sorted(row, key=lambda char: char.x0)


def _between(before: Char, char: Char, size: float) -> str:
    gap = char.x0 - before.x1
    if gap > _TAB * size:
        return "\t"
    return " " if char.space or gap > size else ""
