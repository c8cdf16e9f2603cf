"""Who hears of a step: the other side, in the same transaction, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User
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


def tell(event: WorkEvent, assignment: Assignment, sentence: str, *, before: int) -> None:
    """Write the notices of one step; whoever took it is not told of the own deed.

    ``before`` is the unit that had the assignment: when it was moved, both units hear of it, and
    so does the unit into whose task another one is merged.
    """
    told = {event.by_id or 0}
    for link, people in _told(event, assignment, before):
        receivers = [user for user in people if user.pk not in told]
        told |= {user.pk for user in receivers}
        if receivers:
            notices.notify(
                to=receivers,
                kind=WORK,
                subject=sentence[:200],
                body=assignment.task.requirement[:500],
                link=link,
                key=f"{WORK}:{event.pk}",
            )


def _told(
    event: WorkEvent, assignment: Assignment, before: int
) -> Iterator[tuple[str, Iterable[User]]]:
    """Where each notice leads, and to whom it goes."""
    yield desk_address("plans:assignment", assignment.pk), _receivers(event.verb, assignment)
    if before != assignment.unit_id:
        yield (
            desk_address("plans:mine"),
            people_of(before),
        )  # they do not see the assignment any more
    if event.verb == "merge":
        other = desk_address("plans:assignment", event.data["into"])
        yield other, people_of(event.data["unit"])


def people_of(unit_id: int) -> list[User]:
    """Who answers in a unit: its leader and its information officers, or their deputies."""
    return holding(unit_id, *UNIT_ROLES)


def holding(unit: Unit | int, *roles: str) -> list[User]:
    """Who holds one of the roles in that very unit, or their deputies.

    An office has its own posts and mostly no information officer: where nobody is one, its office
    posts stand in, so that its own tasks are somebody's.
    """
    if not orgs.holders_of(unit, "info_officer").exists():
        roles += OFFICE_ROLES
    return list(orgs.holders_of(unit, *roles))


def office_of(plan: Plan) -> list[User]:
    """Who answers in the office of a plan."""
    return list(orgs.holders_of(plan.unit_id, *OFFICE_ROLES))


def _receivers(verb: str, assignment: Assignment) -> Iterable[User]:
    if verb in TO_OFFICE | TO_BOTH:
        yield from office_of(assignment.task.plan)
    if verb in TO_UNIT | TO_BOTH:
        yield from people_of(assignment.unit_id)
