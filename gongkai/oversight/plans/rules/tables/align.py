"""Rows into columns. A table drawn in text may have rows with cells too many, too few or moved.

A row keeps its cells where the layout expects them as long as nothing there contradicts it: units
where the requirement should be, a sentence where the units should be. Then the cells are told
apart by what they hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from gongkai.oversight.plans.rules.deadlines import looks_like_deadline
from gongkai.oversight.plans.rules.tables.layout import Layout
from gongkai.oversight.plans.rules.text import Field
from gongkai.oversight.plans.rules.units import looks_like_units


@dataclass(slots=True)
class Row:
    """One row told apart. Blank strings where a cell is blank; ``row`` counts from 1."""

    row: int
    number: Field
    levels: list[str]
    requirement: Field
    units: list[Field]
    deadline: Field
    moved: bool = False
    joined: set[str] = field(default_factory=set)


BLANK = Field()
_MOST_EXTRA = 20  # cells that a row may have beyond its heading


def layouts_of(base: Layout, rows: Iterable[list[Field]]) -> dict[int, Layout]:
    """For each number of cells that rows have, the layout that fits most of them."""
    by_width: dict[int, list[list[Field]]] = defaultdict(list)
    for row in rows:
        by_width[len(row)].append(row)
    layouts = {}
    for width, group in by_width.items():
        extra = max(0, width - base.width)
        if not 0 < extra <= _MOST_EXTRA:
            layouts[width] = base
            continue
        candidates = [base.widened(by) for by in range(extra + 1)]
        # max keeps the first of equals: the task column over as many as possible.
        layouts[width] = max(reversed(candidates), key=partial(_fit, rows=group))
    return layouts


def _fit(layout: Layout, rows: list[list[Field]]) -> int:
    """How many cells hold what the layout says, less those that hold something else."""
    score = 0
    for row in rows:
        for column in layout.units:
            if text := _at(row, column.at).text:
                score += 1 if looks_like_units(text) else -1
        if text := _at(row, layout.deadline).text:
            score += -1 if looks_like_units(text) else 1
        if text := _at(row, layout.requirement).text:
            score += -1 if looks_like_units(text) or looks_like_deadline(text) else 1
    return score


def _at(row: list[Field], at: int | None) -> Field:
    return row[at] if at is not None and at < len(row) else BLANK


def aligned(row: list[Field], layout: Layout, number: int, *, drawn: bool) -> Row:
    """The row's cells by column. Only rows ``drawn`` in text can be out of line."""
    fields = _as_laid_out(row, layout, number)
    if drawn:
        _take_overflow(fields, row, layout)
        if _contradicts(fields, row, layout):
            return _told_apart(row, layout, number)
    return fields


def _as_laid_out(row: list[Field], layout: Layout, number: int) -> Row:
    requirement = _at(row, layout.requirement)
    levels = [_level(row, at, requirement.left) for at in layout.levels]
    return Row(
        number,
        _at(row, layout.number),
        levels,
        requirement,
        [_at(row, column.at) for column in layout.units],
        _at(row, layout.deadline),
    )


def _level(row: list[Field], at: int, covers_requirement: bool) -> str:
    """Blank for a cell merged from the left, or merged to the right into the requirement."""
    cell = _at(row, at)
    reaches = covers_requirement and all(field.left for field in row[at + 1 : at + 2])
    return "" if cell.left or reaches else cell.text


def _take_overflow(fields: Row, row: list[Field], layout: Layout) -> None:
    """Cells beyond the last column stand for the blank one whose content they hold."""
    for cell in row[layout.width :]:
        if not cell.text:
            continue
        if looks_like_units(cell.text):
            if fields.units and not any(one.text for one in fields.units):
                fields.units[0] = cell
                fields.moved = True
        elif not fields.deadline.text and layout.deadline is not None:
            fields.deadline = cell
            fields.moved = True


def _contradicts(fields: Row, row: list[Field], layout: Layout) -> bool:
    units = [one.text for one in fields.units if one.text]
    if not fields.requirement.text:
        return any(cell.text for at, cell in enumerate(row) if at != layout.number)
    good = bool(units) and all(map(looks_like_units, units))
    if units and not good and (len(units[0]) > 60 or looks_like_deadline(units[0])):
        return True
    if fields.deadline.text and looks_like_units(fields.deadline.text) and not good:
        return True
    if good or not any(fields.levels):
        return False
    return looks_like_units(fields.requirement.text) or (
        looks_like_deadline(fields.requirement.text)
        and len(fields.requirement.text) <= 16
        and "次" not in fields.requirement.text  # 每半年分析1次 may well be what is to be done
    )


def _told_apart(row: list[Field], layout: Layout, number: int) -> Row:
    """Cells by what they hold: units, then a limit; the last of the rest is the requirement."""
    cells = [(at, cell) for at, cell in enumerate(row) if cell.text and at != layout.number]
    units = next((cell for _, cell in cells if looks_like_units(cell.text)), BLANK)
    after = [(at, cell) for at, cell in cells if cell is not units]
    deadline = BLANK
    if layout.deadline is not None:
        deadline = next(
            (cell for _, cell in reversed(after[1:]) if looks_like_deadline(cell.text)), BLANK
        )
    words = [(at, cell) for at, cell in after if cell is not deadline]
    found = Row(number, _at(row, layout.number), [""] * len(layout.levels), BLANK, [], deadline)
    found.units = [units, *[BLANK] * (len(layout.units) - 1)]
    found.moved = True
    if words:
        found.requirement = words[-1][1]
    for at, cell in words[:-1]:
        place = layout.levels.index(at) if at in layout.levels else len(found.levels) - 1
        if found.levels:
            found.levels[place] = cell.text
    return found
