"""政务公开工作任务台账: how each unit does its tasks, in the layout of the plan's third annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from django.db.models import QuerySet

from gongkai.ground.documents.writers.xlsx import Merge

from ..models import Assignment
from ..queries.ledger.cells import deadline_of, number_of, requirement_of
from ..queries.ledger.standing import extensions_of
from ..rules.sheets.cells import NUMBER, limit_cell, row_number
from .tables import CHUNK, Column, Row, Table, Told, Value

UNIT = Column("单位", 14)
LEFT = (Column("序号", 7),)
YEAR = Column("年度", 7)
TASK = (Column("工作任务", 34), Column("工作举措", 34), Column("时限要求", 20))
RIGHT = (
    Column("单位分管领导", 11),
    Column("责任科室", 12),
    Column("状态", 9),
    Column("最近进展", 32),
    Column("办结日期", 12),
    Column(NUMBER, 12),
)
APART = {"工作举措", "时限要求"}  # one line for each measure; all else is one cell a task


def ledger_table(
    title: str,
    rows: Iterable[Assignment],
    *,
    units: bool = False,
    years: bool = False,
    told: Told | None = None,
) -> Table:
    """The ledger: one line for each measure, under the number that the task has in its plan.

    ``units``: with a column that says whose it is; ``years``: with one that says of which year.
    """
    more = [*([YEAR] if years else []), *([UNIT] if units else [])]
    columns = [*LEFT, *more, *TASK, *RIGHT]
    joined = [at for at, column in enumerate(columns) if column.heading not in APART]
    lines: list[Row] = []
    merges: list[Merge] = []
    for number, (row, until) in enumerate(_with_extensions(rows), start=1):
        whose: list[Value] = [
            *([row.task.plan.year] if years else []),
            *([row.unit.said] if units else []),
        ]
        block = list(_lines(row, whose, until))
        if len(block) > 1:
            at = len(lines) + 1
            merges += [Merge(row=at, column=column, row_span=len(block)) for column in joined]
        lines += block
        if told is not None and number % CHUNK == 0:
            told(number)
    return Table("任务台账", ledger_title(title), columns, lines, merges)


def ledger_title(title: str) -> str:
    """2026年云川区政务公开工作任务台账, from the title of a plan or the name of a unit."""
    plain = title.strip("《》").removesuffix("要点").removesuffix("工作")
    about = "" if "政务公开" in plain else "政务公开"
    return f"{plain}{about}工作任务台账"


def whole_rows(rows: QuerySet[Assignment]) -> Iterator[Assignment]:
    """Assignments with what their rows say, in chunks."""
    full = rows.select_related("task__plan", "unit").prefetch_related("task__deadlines")
    return full.iterator(chunk_size=CHUNK)


def _with_extensions(rows: Iterable[Assignment]) -> Iterator[tuple[Assignment, Sequence[date]]]:
    """Each with the days to which the office moved a part of it; one query or two for a chunk."""
    left = iter(rows)
    while chunk := list(islice(left, CHUNK)):
        moved = extensions_of(row.pk for row in chunk)
        yield from ((row, moved.get(row.pk, ())) for row in chunk)


def _lines(row: Assignment, whose: Sequence[Value], until: Sequence[date]) -> Iterator[Row]:
    plan = row.plan_of_work
    moved = [f"延至{day.year}年{day.month}月{day.day}日" for day in until]
    # Without a measure the line still says by when the plan wants it.
    measures = [(each.text, limit_cell(each)) for each in plan.measures] or [
        ("", "；".join(filter(None, [deadline_of(row.task), *moved])))
    ]
    for text, limit in measures:
        yield [
            number_of(row.task),
            *whose,
            requirement_of(row.task),
            text,
            limit,
            plan.leader,
            plan.section,
            row.get_state_display(),
            row.last_report,
            _iso(row.closed_on),
            row_number(row.pk, row.version),
        ]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
