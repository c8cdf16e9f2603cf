"""The task table as rows, for the command's print and for every xlsx export."""

from __future__ import annotations

from gongkai.oversight.plans.rules.model import Deadline, Plan, Task, TaskUnit
from gongkai.oversight.plans.rules.periods import day_in_words
from gongkai.oversight.plans.saying import DAY_WORDS, EVERY_WORDS

HEADINGS = ("序号", "工作任务", "事项", "工作要求", "责任单位", "时限要求", "应完成日期", "出处")
_ROLES = {"lead": "牵头", "support": "配合", "responsible": ""}


def rows_of(plan: Plan) -> list[tuple[int | str, ...]]:
    """One row for each task under ``HEADINGS``; blank text where the plan says nothing."""
    return [
        (
            task.number,
            task.section or "",
            task.item or "",
            task.requirement,
            units_in_words(task.units),
            task.deadline_text or "",
            deadlines_in_words(task),
            str(task.source),
        )
        for task in plan.tasks
    ]


def units_in_words(units: tuple[TaskUnit, ...]) -> str:
    """区司法局（牵头）、区财政局（配合）."""
    return "、".join(
        f"{unit.name}（{_ROLES[unit.role]}）" if _ROLES[unit.role] else unit.name for unit in units
    )


def deadlines_in_words(task: Task) -> str:
    """Every time limit of the task, in plain words."""
    return "；".join(dict.fromkeys(in_words(deadline) for deadline in task.deadlines))


def in_words(deadline: Deadline) -> str:
    """One time limit: 2024-12-31前, 每季度, 每年至少2次, 不少于30日."""
    span = f"{deadline.days}{DAY_WORDS[deadline.unit or 'day']}" if deadline.days else ""
    if deadline.kind == "date":
        return f"{deadline.date}前" if deadline.date else deadline.text
    if deadline.kind == "recurring":
        times = f"{deadline.times}次" if deadline.times else ""
        return _every(deadline, "unspecified") + times + (f"后{span}内" if span else "")
    if deadline.kind == "quota":
        return f"{_every(deadline, 'year')}至少{deadline.times}次"
    if deadline.kind == "after_event" and span:
        return f"{deadline.event}后{span}内" if deadline.event else deadline.text
    return f"不少于{span}" if deadline.kind == "window" else deadline.text


def _every(deadline: Deadline, unsaid: str) -> str:
    every = deadline.every or unsaid
    return EVERY_WORDS[every] + (day_in_words(every, deadline.date) if deadline.date else "")
