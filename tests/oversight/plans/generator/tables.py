"""A model plan as rows of cells, and those rows drawn in plain text."""

from __future__ import annotations

from random import Random

from .dirt import Dirt
from .model import Model

HEADINGS = (
    ("序号", "工作任务", "事项", "工作要求", "责任单位", "时限要求"),
    ("序号", "重点任务", "任务名称", "具体要求", "责任部门", "完成时限"),
    ("编号", "任务类别", "工作任务", "具体措施", "责任单位", "完成时间"),
)
LEAD_HEADING = ("部门", "牵头公开内容", "要求")
Grid = list[list[str]]


def grid_of(random: Random, model: Model) -> Grid:
    """Heading and rows with blank cells where the model has them; without items no such column."""
    heading = list(random.choice(HEADINGS))
    rows = [heading]
    section, item = "", None
    for row in model.rows:
        fresh = row.section != section
        rows.append(
            [
                str(row.number),
                row.section if fresh else "",
                (row.item or "") if fresh or row.item != item else "",
                row.requirement,
                row.units.text if row.units else "",
                row.deadline.text if row.deadline else "",
            ]
        )
        section, item = row.section, row.item
    if all(row.item is None for row in model.rows):
        rows = [[*row[:2], *row[3:]] for row in rows]
    return rows


def paged(random: Random, grid: Grid, model: Model) -> Grid:
    """Now and then a page ends: the heading is printed again, and so are the headings' cells."""
    levels = len(grid[0]) - 4
    pages = [grid[0]]
    for row, source in zip(grid[1:], model.rows, strict=True):
        if len(pages) > 1 and random.random() < 0.12:
            again = [source.section, source.item or ""][:levels]
            row = [row[0], *again, *row[1 + levels :]]  # noqa: PLW2901 (the row as printed)
            pages.append(grid[0])
        pages.append(row)
    return pages


def drawn(random: Random, grid: Grid, dirt: Dirt) -> tuple[list[str], str]:
    """The rows as lines of text, and how they were drawn."""
    how = random.choice(("tabs", "tabs", "bars", "markdown", "per_line"))
    soiled = [[dirt.on(cell) for cell in row] for row in grid]
    if how == "per_line":
        return _one_per_line(soiled), how
    if how == "tabs":
        ragged = random.random() < 0.5
        return [_tabs(random, row, ragged) for row in soiled], f"tabs ragged={ragged}"
    if how == "bars":
        return ["|".join(row) for row in soiled], how
    lines = [f"| {' | '.join(row)} |" for row in soiled]
    return [lines[0], "|" + "---|" * len(grid[0]), *lines[1:]], how


def _tabs(random: Random, row: list[str], ragged: bool) -> str:
    """Trailing blank cells may be lost, or there may be one too many."""
    line = "\t".join(row)
    if ragged and random.random() < 0.5:
        return line.rstrip("\t") if random.random() < 0.5 else line + "\t"
    return line


def _one_per_line(grid: Grid) -> list[str]:
    """Each cell on its own line behind a tab; a line with nothing ends the row."""
    lines: list[str] = []
    for row in grid:
        lines += [f"\t{cell}" for cell in row]
        lines.append("")
    return lines


def lead_grid(model: Model) -> Grid:
    """The list of what departments lead, a department named once."""
    rows = [list(LEAD_HEADING)]
    last = ""
    for unit, subject, duty in model.leads:
        rows.append([unit if unit != last else "", subject, duty])
        last = unit
    return rows
