"""Who hears that live tasks were amended: one notice for each unit, however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from gongkai.ground.core import clock
from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs.models import User
from gongkai.ground.ui.addresses import desk_address

from ..models import Assignment, Plan, Task
from .ledger.telling import WORK, people_of

ASSIGNED = "plans.assigned"  # the kind of the notice with which tasks come to a unit
SHOWN = 10  # sentences in one notice


@dataclass(slots=True)
class Amended:
    """What was done: the task, a sentence about it, who got it, the units where it goes on."""

    task: Task
    sentence: str
    added: list[Assignment] = field(default_factory=list)
    units: set[int] = field(default_factory=set)


def tell_amended(*, by: User, plan: Plan, done: Iterable[Amended]) -> None:
    """Tell the units which got a task, and those whose tasks read otherwise now."""
    new: dict[int, list[str]] = defaultdict(list)
    changed: dict[int, list[str]] = defaultdict(list)
    for one in done:
        fresh = {row.unit_id for row in one.added}
        for unit in fresh:
            new[unit].append(f"{one.task.label}：{one.task.requirement[:200]}")
        for unit in one.units - fresh:
            changed[unit].append(one.sentence)
    title = plan.title.strip("《》")
    # Every amendment is news of its own.
    moment = f"{plan.pk}:{clock.now().isoformat()}"
    for unit, said in new.items():
        subject = f"《{title}》给本单位加了 {len(said)} 项任务"
        _tell(_others(unit, by), ASSIGNED, subject, said, f"{ASSIGNED}:{moment}:{unit}")
    for unit, said in changed.items():
        subject = f"《{title}》里本单位的 {len(said)} 项任务有修订"
        _tell(_others(unit, by), WORK, subject, said, f"{WORK}:amend:{moment}:{unit}")


def _tell(people: list[User], kind: str, subject: str, said: list[str], key: str) -> None:
    more = [f"另外还有 {len(said) - SHOWN} 项。"] if len(said) > SHOWN else []
    if people:
        notices.notify(
            to=people,
            kind=kind,
            subject=subject[:200],
            body="\n".join([*said[:SHOWN], *more]),
            link=desk_address("plans:mine"),
            key=key,
        )


def _others(unit: int, by: User) -> list[User]:
    """Who answers there, without the person who did it."""
    return [user for user in people_of(unit) if user.pk != by.pk]
