"""Who may take which step with an assignment: by post and unit, from the one table."""

from __future__ import annotations

from datetime import date

from gongkai.ground.core import clock
from gongkai.ground.core.transitions import Transition
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User

from ...enums import DeadlineKind
from ...models import Assignment
from ...rules.ledger.states import EITHER, MACHINE, OFFICE, READER, UNIT

WORK, MANAGE, VIEW = "plans.work", "plans.manage", "plans.view"


def works_for(user: User, unit_id: int) -> bool:
    """Whether the person may act in the name of the unit.

    By a post in that very unit: the office's post reaches far, but it signs for nobody else.
    """
    return orgs.works_for(user, WORK, unit_id)


def actors_of(user: User, assignment: Assignment) -> frozenset[str]:
    """As what the person may act here; empty for who may not even see it."""
    found = {READER} if orgs.may(user, VIEW) else set()
    if works_for(user, assignment.unit_id):
        found |= {UNIT, EITHER, READER}
    if orgs.may(user, MANAGE, assignment.task.plan.unit_id):
        found |= {OFFICE, EITHER, READER}
    return frozenset(found)


def offered(user: User, assignment: Assignment, state: str) -> list[Transition]:
    """The steps that the person may take now, the main one first."""
    hidden = {"carry", "merge"}  # these come with 回头看 and with a transfer
    steps = MACHINE.offered(state, actors_of(user, assignment))
    shown = [step for step in steps if step.verb not in hidden | _pointless(assignment)]
    return sorted(shown, key=lambda step: not step.main)


def _pointless(assignment: Assignment) -> set[str]:
    """Steps that this very task cannot use: no event to record, no later day in its year."""
    found = set()
    if not any(row.kind == DeadlineKind.AFTER_EVENT for row in assignment.task.deadlines.all()):
        found.add("start")
    if clock.today() >= date(assignment.task.plan.year, 12, 31):
        found.add("extend")
    return found
