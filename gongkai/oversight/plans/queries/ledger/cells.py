"""What a stored task says in the cells of our sheets: exports write it, imports compare with it."""

from __future__ import annotations

from ...models import Task, TaskUnit
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
    """The plan's own words for the deadline, else ours."""
    return task.deadline_text or all_words(one.as_read() for one in task.deadlines.all())


def requirement_of(task: Task) -> str:
    """What is to be done, with its item."""
    return f"{task.item}：{task.requirement}" if task.item else task.requirement
