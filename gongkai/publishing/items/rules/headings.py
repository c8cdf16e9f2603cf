"""Which lines of a table are its heading, and what each column is called by them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.ground.documents.model import Cell, Table

WITHIN = 6  # lines from the top in which a heading is looked for
LEAST = 0.6  # of the words that the fullest line has
DEEPEST = 3  # lines of one heading


@dataclass(frozen=True, slots=True)
class Heading:
    """``below`` is the first line of the table's body. ``names`` has for each column what its lines
    say from above, each word once: (补贴, 标准); nothing for a column without a heading."""

    below: int
    names: tuple[tuple[str, ...], ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """One name for each column: 补贴·标准."""
        return tuple("·".join(words) for words in self.names)


def headings(table: Table) -> Iterator[Heading]:
    """What may be the heading, from the top. A title over the whole width, and a line that says
    much less than others (单位：万元) are none."""
    lines = [_said(row) for row in table.grid[:WITHIN]]
    most = max((len(set(line) - {""}) for line in lines), default=0)
    for at, line in enumerate(lines):
        if len(set(line) - {""}) >= max(2, most * LEAST):
            yield _heading(table, at)


def _heading(table: Table, at: int) -> Heading:
    block = [_said(row) for row in table.grid[at : at + _depth(table.grid, at)]]
    if len(block) > 1:
        block = [*map(_carried, block[:-1]), block[-1]]
    names = (dict.fromkeys(filter(None, column)) for column in zip(*block, strict=True))
    return Heading(at + len(block), tuple(tuple(each) for each in names))


def _depth(grid: Sequence[Sequence[Cell]], at: int) -> int:
    """How many lines the heading has: as many as its highest cell, or two where the line below
    says something only under cells that spread over several columns."""
    anchors = [grid[cell.anchor[0]][cell.anchor[1]] for cell in grid[at]]
    high = max((each.row_span for each in anchors if each.row == at), default=1)
    if high > 1:
        return min(high, DEEPEST, len(grid) - at)
    if at + 1 >= len(grid):
        return 1
    below = {n for n, text in enumerate(_said(grid[at + 1])) if text}
    return 2 if below and below <= _spread(anchors, _said(grid[at])) else 1


def _spread(anchors: Sequence[Cell], line: Sequence[str]) -> set[int]:
    """The columns under cells that cover several, or beside which others are left empty."""
    found = {n for n, each in enumerate(anchors) if 1 < each.column_span < len(line)}
    for n in range(1, len(line)):
        if not line[n] and any(line[:n]):
            found |= {n, n - 1}
    return found


def _carried(line: Sequence[str]) -> list[str]:
    """A word of an upper line stands for the empty cells to its right, too."""
    carried, last = [], ""
    for text in line:
        last = text or last
        carried.append(last)
    return carried


def _said(row: Sequence[Cell]) -> list[str]:
    return [" ".join(cell.text.split()) for cell in row]
