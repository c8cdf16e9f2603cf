"""Who is reminded when: before, on and after the day, escalating to the leader, then the office."""

from __future__ import annotations

from dataclasses import dataclass


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


# All is reported, and the unit has not asked for the end: so many days after the last report.
READY = Step(6, 3, "都报了，还没有申请办结", ("info_officer", "unit_leader"))


def ladder(warning: int) -> tuple[tuple[Step, int], ...]:
    """The steps of a plan that warns ``warning`` days before, each with the days after the last day
    (negative: before it) on which it is reached.

    A step that would come no later than the one before it is left out: who is warned two days
    before is not told of three.
    """
    found: list[tuple[Step, int]] = []
    for step in STEPS:
        after = -warning if step.after is None else step.after
        if not found or after > found[-1][1]:
            found.append((step, after))
    return tuple(found)
