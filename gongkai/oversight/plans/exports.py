"""Sheets: the task table in the layout of 工作任务分解表, a unit's own list, an empty template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from gongkai.ground.documents.writers.xlsx import Merge, Sheet, workbook_bytes
from gongkai.ground.orgs.models import Unit

from .enums import UnitRole
from .models import Assignment, Task, TaskUnit
from .saying import all_words

TABLE = (("序号", 7), ("工作任务", 20), ("工作要求", 60), ("责任单位", 28), ("时限要求", 26))
MINE = (
    ("序号", 7),
    ("工作任务", 20),
    ("工作要求", 60),
    ("本单位", 9),
    ("时限要求", 26),
    ("最近日期", 13),
    ("状态", 10),
    ("工作要点", 28),
)
EXAMPLE = (
    "1",
    "推进重点领域公开",
    "公开义务教育招生范围和招生结果。",
    "区教育局牵头，各镇、街道配合",
    "2025年6月底前",
)
SECTION = 1  # the column 工作任务, from 0

Row = Sequence[str | int]


def template_sheet() -> bytes:
    """An empty task table with one example row: what the reader takes without questions."""
    return _book("工作任务分解表", TABLE, [EXAMPLE])


def task_sheet(title: str, tasks: Iterable[Task]) -> bytes:
    """The task table of a plan; tasks of one 工作任务 in a row share its cell."""
    return _book(f"{title}任务分解表", TABLE, [_row(task) for task in tasks])


def unit_sheet(unit: Unit, assignments: Iterable[Assignment]) -> bytes:
    """One unit's tasks, in the order given. Nothing is merged: people sort such lists."""
    rows = [
        (
            _number(one.task),
            one.task.section,
            _requirement(one.task),
            one.get_role_display(),
            _deadlines(one.task),
            _iso(one.due),
            one.get_state_display(),
            one.task.plan.title,
        )
        for one in assignments
    ]
    return _book(f"{unit.name}任务清单", MINE, rows, merged=False)


def _row(task: Task) -> Row:
    units = "、".join(_named(unit) for unit in task.named_units.all())
    return (_number(task), task.section, _requirement(task), units, _deadlines(task))


def _number(task: Task) -> int:
    return task.number if task.number is not None else task.order


def _requirement(task: Task) -> str:
    return f"{task.item}：{task.requirement}" if task.item else task.requirement


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _named(unit: TaskUnit) -> str:
    plain = unit.role == UnitRole.RESPONSIBLE
    return unit.name if plain else f"{unit.name}（{unit.get_role_display()}）"


def _deadlines(task: Task) -> str:
    return task.deadline_text or all_words(one.as_read() for one in task.deadlines.all())


def _book(
    title: str, columns: Sequence[tuple[str, int]], rows: Sequence[Row], *, merged: bool = True
) -> bytes:
    sheet = Sheet(
        name="任务",
        title=title,
        header=[[name for name, _ in columns]],
        rows=rows,
        widths=[width for _, width in columns],
        merges=_merges(rows) if merged else (),
    )
    return workbook_bytes([sheet])


def _merges(rows: Sequence[Row]) -> list[Merge]:
    """One cell for each run of rows under one 工作任务; row 0 is the heading."""
    found = []
    at = 1
    for section, group in groupby(rows, key=lambda row: row[SECTION]):
        count = len(list(group))
        if section and count > 1:
            found.append(Merge(row=at, column=SECTION, row_span=count))
        at += count
    return found
