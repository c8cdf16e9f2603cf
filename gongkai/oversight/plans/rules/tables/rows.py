"""A grid into told-apart rows: headings found and left out, section rows told from tasks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gongkai.oversight.plans.rules.tables.align import Row, aligned, layouts_of
from gongkai.oversight.plans.rules.tables.columns import is_heading, kind_of
from gongkai.oversight.plans.rules.tables.layout import Layout, layout_of
from gongkai.oversight.plans.rules.text import Field, Grid
from gongkai.oversight.plans.rules.units import looks_like_units

_NOTE = re.compile(r"(?:注|备注|说明|填表说明)[：:]|(?:填表人|联系人|审核人|填报单位)")
_SUM = re.compile(r"(?:合计|小计|总计|共计)[：:]?")


@dataclass(slots=True)
class Section:
    """A row that is a heading over the rows that follow."""

    text: str


@dataclass(slots=True)
class PageBreak:
    """A heading repeated: the table goes on over a page."""


@dataclass(slots=True)
class Read:
    """A table with its layout and what its rows are."""

    layout: Layout
    labels: list[str]
    parts: list[Row | Section | PageBreak]
    above: list[str] = field(default_factory=list)


def read_rows(grid: Grid, before: Read | None = None) -> Read | None:
    """The rows of a table, or None where it is none of ours.

    ``before`` is the table above it: a table without a heading of its own and as wide goes on.
    """
    at = heading_row(grid)
    if at is None:
        if before is None or before.layout.width != max(map(len, grid.rows), default=0):
            return None
        return _read(grid, before.layout, before.labels, 0, goes_on=True)
    labels, height = _labels(grid, at)
    layout = layout_of(labels)
    if layout is None:
        return None
    read = _read(grid, layout, labels, at + height)
    read.above = [text for row in grid.rows[:at] for text in _texts(row)]
    return read


def heading_row(grid: Grid) -> int | None:
    """Where the heading stands, within the first rows."""
    for at, row in enumerate(grid.rows[:12]):
        if is_heading([cell.text for cell in row if not cell.left or kind_of(cell.text)]):
            return at
    return None


def _labels(grid: Grid, at: int) -> tuple[list[str], int]:
    """The column headings, and how many rows they take: 责任单位 may stand over two columns."""
    upper = [cell.text for cell in grid.rows[at]]
    if at + 1 < len(grid.rows):
        lower = grid.rows[at + 1]
        own = [cell for cell in lower if cell.text and not cell.above]
        if (
            len(lower) == len(upper)
            and own
            and all(
                kind_of(cell.text) in {"units", "other", "deadline", "requirement", "task"}
                for cell in own
            )
            and len(own) < len(upper)
        ):
            merged = [
                below.text if below.text and not below.above else label
                for label, below in zip(upper, lower, strict=True)
            ]
            return merged, 2
    return upper, 1


def _texts(row: list[Field]) -> list[str]:
    return [cell.text for cell in row if cell.text and not cell.left]


def _read(
    grid: Grid, layout: Layout, labels: list[str], start: int, *, goes_on: bool = False
) -> Read:
    body = [
        (number, row)
        for number, row in enumerate(grid.rows[start:], start + 1)
        if any(cell.text for cell in row)
    ]
    if grid.drawn:
        layouts = layouts_of(layout, (row for _, row in body if not _repeats(row, labels)))
    else:
        layouts = {len(row): layout for _, row in body}
    parts: list[Row | Section | PageBreak] = [PageBreak()] if goes_on else []
    for number, row in body:
        if _repeats(row, labels):
            parts.append(PageBreak())
        elif _says_nothing(texts := _texts(row)):
            continue
        elif len(texts) == 1 and _is_section(row, texts[0], layouts[len(row)], grid.drawn):
            parts.append(Section(texts[0]))
        else:
            parts.append(aligned(row, layouts[len(row)], number, drawn=grid.drawn))
    return Read(layouts.get(max(layouts, default=0), layout), labels, parts)


def _repeats(row: list[Field], labels: list[str]) -> bool:
    texts = _texts(row)
    return len(texts) > 1 and set(texts) <= set(labels)


def _says_nothing(texts: list[str]) -> bool:
    """Notes below a table and sums."""
    return bool(_SUM.fullmatch(texts[0])) or (len(texts) == 1 and bool(_NOTE.match(texts[0])))


_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)")


def _is_section(row: list[Field], text: str, layout: Layout, drawn: bool) -> bool:
    """A row with one text over its whole width, or one that is numbered like a heading."""
    if len(text) > 60 or "。" in text or looks_like_units(text):
        return False
    spread = sum(cell.text == text for cell in row)
    if not drawn and len(row) > 2 and spread >= len(row) - 1:
        return True
    if _NUMBERED.match(text):
        at = next(at for at, cell in enumerate(row) if cell.text)
        return layout.number is not None or at == 0 or at in layout.levels
    return drawn and len(row) == 1
