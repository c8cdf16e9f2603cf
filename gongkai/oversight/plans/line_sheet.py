"""The sheet of what a line owes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gongkai.ground.documents.writers.xlsx import list_bytes
from gongkai.ground.orgs.models import Unit

from .models import Assignment
from .rules.ledger.lights import light_of
from .saying import all_words

COLUMNS = (
    ("条线", 18),
    ("单位", 22),
    ("角色", 9),
    ("序号", 7),
    ("工作任务", 20),
    ("工作要求", 60),
    ("时限要求", 26),
    ("最近日期", 13),
    ("状态", 10),
    ("灯", 14),
    ("工作要点", 28),
)


def line_sheet(unit: Unit, rows: Iterable[Assignment], today: date) -> bytes:
    """What the units of the lines owe that ``unit`` leads, in the order given."""
    title = f"{unit.name}牵头条线任务清单"
    return list_bytes("条线任务", title, COLUMNS, [_row(one, today) for one in rows])


def _row(one: Assignment, today: date) -> tuple[str | int, ...]:
    task = one.task
    light = light_of(one.state, one.due, today, task.plan.warning_days)
    return (
        str(task.line or ""),
        one.unit.name,
        one.get_role_display(),
        task.number if task.number is not None else task.order,
        task.section,
        f"{task.item}：{task.requirement}" if task.item else task.requirement,
        all_words(each.as_read() for each in task.deadlines.all()) or task.deadline_text,
        one.due.isoformat() if one.due else "",
        one.get_state_display(),
        light.word,
        task.plan.title,
    )
