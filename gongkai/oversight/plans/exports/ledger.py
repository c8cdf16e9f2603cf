"""政务公开工作任务台账: how each unit does its tasks, in the layout of the plan's third annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import QuerySet

from gongkai.ground.documents.writers.xlsx import Merge

from ..models import Assignment
from ..queries.ledger.cells import deadline_of, requirement_of
from ..rules.sheets.cells import NUMBER, limit_cell, row_number
from .tables import CHUNK, Column, Row, Table, Told

UNIT = Column("单位", 14)
LEFT = (Column("序号", 7),)
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
    title: str, rows: Iterable[Assignment], *, units: bool = False, told: Told | None = None
) -> Table:
    """The ledger: one line for each measure. ``units``: with a column that says whose it is."""
    columns = [*LEFT, *([UNIT] if units else []), *TASK, *RIGHT]
    joined = [at for at, column in enumerate(columns) if column.heading not in APART]
    lines: list[Row] = []
    merges: list[Merge] = []
    for number, row in enumerate(rows, start=1):
        block = list(_lines(number, row, units))
        if len(block) > 1:
            at = len(lines) + 1
            merges += [Merge(row=at, column=column, row_span=len(block)) for column in joined]
        lines += block
        if told is not None and number % CHUNK == 0:
            told(number)
    return Table("任务台账", f"{title}政务公开工作任务台账", columns, lines, merges)


def whole_rows(rows: QuerySet[Assignment]) -> Iterator[Assignment]:
    """Assignments with what their rows say, in chunks."""
    full = rows.select_related("task", "unit").prefetch_related("task__deadlines")
    return full.iterator(chunk_size=CHUNK)


def _lines(number: int, row: Assignment, units: bool) -> Iterator[Row]:
    plan = row.plan_of_work
    whose: Sequence[str] = [row.unit.said] if units else []
    # Without a measure the line still says by when the plan wants it.
    measures = [(each.text, limit_cell(each)) for each in plan.measures] or [
        ("", deadline_of(row.task))
    ]
    for text, limit in measures:
        yield [
            number,
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
