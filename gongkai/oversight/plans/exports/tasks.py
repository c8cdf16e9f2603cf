"""工作任务分解表: the tasks of a plan in the layout of its first annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from django.db.models import Prefetch, QuerySet

from gongkai.ground.documents.writers.xlsx import Merge

from ..models import Assignment, Task
from ..queries.ledger.cells import deadline_of, named_of, number_of
from ..rules.sheets.cells import NUMBER, units_cell
from .tables import CHUNK, Column, Row, Table, Told, down

SECTION = 1  # the column 工作任务, from 0; 小项 stands beside it where there are any


def task_table(title: str, tasks: Iterable[Task], told: Told | None = None) -> Table:
    """The task table of a plan; tasks of one 工作任务 in a row share its cell."""
    found: list[Task] = []
    for task in tasks:
        found.append(task)
        if told is not None and len(found) % CHUNK == 0:
            told(len(found))
    items = any(task.item for task in found)
    return Table(
        name="任务分解表",
        title=f"{title}任务分解表",
        columns=_columns(items),
        rows=[_row(task, items) for task in found],
        merges=list(_merges(found, items)),
    )


def whole_tasks(tasks: QuerySet[Task]) -> Iterator[Task]:
    """Tasks with what their rows say, in chunks."""
    shares = Prefetch(
        "named_units__assignments", Assignment.objects.only("pk", "via_id", "state").order_by()
    )
    rows = tasks.prefetch_related("deadlines", "named_units", shares)
    return rows.iterator(chunk_size=CHUNK)


def _columns(items: bool) -> Sequence[Column]:
    task = [Column("工作任务", 16), Column("", 16)] if items else [Column("工作任务", 20)]
    return [
        Column("序号", 7),
        *task,
        Column("工作要求", 56),
        Column("责任单位", 28),
        Column("时限要求", 26),
        Column(NUMBER, 12),
    ]


def _row(task: Task, items: bool) -> Row:
    return [
        number_of(task),
        task.section,
        *([task.item] if items else []),
        task.requirement,
        units_cell(named_of(task)),
        deadline_of(task),
        str(task.pk),
    ]


def _merges(tasks: Sequence[Task], items: bool) -> Iterator[Merge]:
    """One cell for each run of tasks under one heading, over both columns where it has no items."""
    if not items:
        yield from down([task.section for task in tasks], SECTION)
        return
    at = 1
    for section, group in groupby(tasks, key=lambda task: task.section):
        under = [task.item for task in group]
        wide = 1 if any(under) else 2
        if section and (len(under) > 1 or wide > 1):
            yield Merge(row=at, column=SECTION, row_span=len(under), column_span=wide)
        yield from down(under, SECTION + 1, first=at)
        at += len(under)
