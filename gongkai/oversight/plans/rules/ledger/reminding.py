"""Who is reminded when: before, on and after the day, escalating to the leader, then the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Step:
    """One step of reminding: from ``after`` days after the last day (negative: before it).

    ``roles`` are told in the unit; ``office`` says whether the office is told, too. Each step
    tells all whom the steps before it told, so that the highest step reached is enough.
    """

    code: int
    after: int | None  # None: the plan's own warning days before
    label: str
    roles: tuple[str, ...]
    office: bool = False


STEPS = (
    Step(1, None, "快到期", ("info_officer",)),
    Step(2, -3, "只剩三天", ("info_officer",)),
    Step(3, 0, "今天到期", ("info_officer", "unit_leader")),
    Step(4, 1, "已经逾期", ("info_officer", "unit_leader")),
    Step(5, 7, "逾期一周，已报政务公开办", ("info_officer", "unit_leader"), office=True),
)
# A unit's own milestone is its own business: it is told before the day and on it, nobody else.
OWN = ("info_officer",)


def step_reached(due: date, today: date, warning: int) -> Step | None:
    """The highest step that a last day has reached today, or None while it is far off."""
    passed = (today - due).days
    reached = [
        step for step in STEPS if passed >= (step.after if step.after is not None else -warning)
    ]
    return reached[-1] if reached else None
