"""What a stored task says in the cells of our sheets: exports write it, imports compare with it."""

from __future__ import annotations

from ...enums import DeadlineSource
from ...models import Task, TaskDeadline, TaskUnit
from ...rules.ledger.states import CANCELLED
from ...saying import all_words


def number_of(task: Task) -> int:
    """The plan's own number, or the place in the list."""
    return task.number if task.number is not None else task.order


def named_of(task: Task) -> list[tuple[str, str]]:
    """Names and roles that still hold: one whose assignments were all withdrawn does not."""
    return [(unit.name, unit.role) for unit in task.named_units.all() if holds(unit)]


def holds(unit: TaskUnit) -> bool:
    """Whether the name still brings anybody in (an open phrase that never did holds, too)."""
    states = [share.state for share in unit.assignments.all()]
    return not states or any(state != CANCELLED for state in states)


def deadline_of(task: Task) -> str:
    """All deadlines in words: the plan's own cell, then what the requirement asks for besides; our
    words where the plan has no cell."""
    rows = list(task.deadlines.all())
    if not task.deadline_text:
        return all_words(one.as_read() for one in rows)
    stated = {_figures(one) for one in rows if one.source != DeadlineSource.REQUIREMENT}
    besides = [
        one.text or str(one)
        for one in rows
        if one.source == DeadlineSource.REQUIREMENT and _figures(one) not in stated
    ]
    more = [text for text in besides if text not in task.deadline_text]
    return "；".join(dict.fromkeys([task.deadline_text, *more]))


def _figures(one: TaskDeadline) -> tuple[object, ...]:
    return one.kind, one.date, one.days, one.day_unit, one.event, one.every, one.times


def requirement_of(task: Task) -> str:
    """What is to be done, with its item."""
    return f"{task.item}：{task.requirement}" if task.item else task.requirement
