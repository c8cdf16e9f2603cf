"""Which column of a table holds what."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gongkai.oversight.plans.rules.model import Role
from gongkai.oversight.plans.rules.tables.columns import kind_of, role_of

_WIDEST = 200  # columns; no table of tasks has more


@dataclass(frozen=True, slots=True)
class UnitsColumn:
    """A column of units: where it is, what role it gives, what it is called."""

    at: int
    role: Role | None
    label: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions of columns, from 0. ``levels`` are the task columns from the outermost inwards."""

    width: int
    number: int | None
    levels: tuple[int, ...]
    requirement: int
    units: tuple[UnitsColumn, ...]
    deadline: int | None

    def widened(self, by: int) -> Layout:
        """The same where the heading of the task column stands over ``by`` more columns."""
        if by == 0:
            return self
        first = self.levels[0] if self.levels else self.requirement

        def moved(at: int) -> int:
            return at + by if at > first else at

        added = tuple(range(first, first + by + 1))
        return replace(
            self,
            width=self.width + by,
            levels=(
                (*added, *(moved(at) for at in self.levels[1:])) if self.levels else added[:-1]
            ),
            requirement=moved(self.requirement) if self.levels else first + by,
            units=tuple(replace(column, at=moved(column.at)) for column in self.units),
            deadline=None if self.deadline is None else moved(self.deadline),
        )


def layout_of(labels: list[str]) -> Layout | None:
    """The layout that a heading row tells, or None where it tells no task."""
    if len(labels) > _WIDEST:
        return None
    labels = _spread(labels)
    kinds = [kind_of(label) for label in labels]
    units = tuple(
        UnitsColumn(at, _role(labels[at], labels), labels[at])
        for at, kind in enumerate(kinds)
        if kind == "units"
    )
    words = [at for at, kind in enumerate(kinds) if kind in {"task", "requirement"}]
    # What stands behind the units (完成标准) is told of a task, it is not the task.
    before = [at for at in words if not units or at < units[0].at or _is_the_task(labels[at])]
    before = before or words
    if not before:
        return None
    asked = [at for at in before if kinds[at] == "requirement"]
    requirement = asked[-1] if asked else before[-1]
    deadline = next((at for at, kind in enumerate(kinds) if kind == "deadline"), None)
    number = next((at for at, kind in enumerate(kinds) if kind == "number"), None)
    levels = tuple(at for at in before if at < requirement)
    return Layout(len(labels), number, levels, requirement, units, deadline)


def _spread(labels: list[str]) -> list[str]:
    """Where 工作任务 stands over two columns and the second's heading is blank, it is its too."""
    spread = list(labels)
    for at in range(1, len(spread) - 1):
        if not spread[at] and kind_of(spread[at - 1]) == "task":
            spread[at] = spread[at - 1]
    return spread


def _is_the_task(label: str) -> bool:
    """Whether the column states the task wherever it stands: 工作要求, 具体内容; not 完成标准."""
    said = r"(?:具体|工作|任务|公开|重点|主要)*(?:要求|内容|任务|事项|类别|领域)"
    return bool(re.fullmatch(said, label))


def _role(label: str, labels: list[str]) -> Role | None:
    """The role of a column; 责任单位 beside a column that leads stays what it is called."""
    role = role_of(label)
    beside = any(role_of(other) == "lead" for other in labels if other != label)
    return "responsible" if role is None and beside else role
