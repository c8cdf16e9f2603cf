"""Who hears of a step: the other side, in the same transaction, once."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.ui.addresses import desk_address

from ...models import Assignment, Plan, WorkEvent

WORK = "plans.work"  # the kind of these notices
UNIT_ROLES = ("unit_leader", "info_officer")
OFFICE_ROLES = ("office_admin", "office_staff")

TO_OFFICE = frozenset({"refuse", "submit"})
TO_UNIT = frozenset(
    {"insist", "verify", "send_back", "extend", "transfer", "withdraw", "merge", "reopen", "carry"}
)
TO_BOTH = frozenset({"comment", "undo"})


def tell(event: WorkEvent, assignment: Assignment, sentence: str) -> None:
    """Write the notices of one step; whoever took it is not told of the own deed."""
    receivers = {user.pk: user for user in _receivers(event.verb, assignment)}
    receivers.pop(event.by_id or 0, None)
    if receivers:
        notices.notify(
            to=receivers.values(),
            kind=WORK,
            subject=sentence[:200],
            body=assignment.task.requirement[:500],
            link=desk_address("plans:assignment", assignment.pk),
            key=f"{WORK}:{event.pk}",
        )


def people_of(unit_id: int) -> list[User]:
    """Who answers in a unit: its leader and its information officers, or their deputies."""
    return list(orgs.holders_of(unit_id, *UNIT_ROLES))


def office_of(plan: Plan) -> list[User]:
    """Who answers in the office of a plan."""
    return list(orgs.holders_of(plan.unit_id, *OFFICE_ROLES))


def _receivers(verb: str, assignment: Assignment) -> Iterable[User]:
    if verb in TO_OFFICE | TO_BOTH:
        yield from office_of(assignment.task.plan)
    if verb in TO_UNIT | TO_BOTH:
        yield from people_of(assignment.unit_id)
