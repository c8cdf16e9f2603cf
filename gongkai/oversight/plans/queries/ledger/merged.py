"""Assignments that were merged into the one that another unit had already, and live on in it."""

from __future__ import annotations

from collections.abc import Collection

from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.timelimits import queries as timelimits

from ...models import Assignment, WorkEvent
from ...rules.ledger.states import CANCELLED
from .standing import standing_of, with_all

AMONG = 10  # one into the next; longer than that is no chain


def merged_into(targets: Collection[int]) -> list[int]:
    """Keys of those that stand merged into one of ``targets`` now.

    A merge that was undone, or after which the row was opened again, no longer counts.
    """
    named = WorkEvent.objects.filter(
        verb="merge", assignment__state=CANCELLED, data__into__in=list(targets)
    )
    rows = list(with_all(Assignment.objects.filter(pk__in=named.values("assignment"))))
    calendar = timelimits.calendar() if rows else None
    return [row.pk for row in rows if standing_of(row, calendar).into in targets]


def goes_on_in(assignment: Assignment) -> Assignment | None:
    """The assignment that this one was merged into, or None."""
    if assignment.state != CANCELLED:
        return None
    row = with_all(Assignment.objects.all()).get(pk=assignment.pk)
    into = standing_of(row).into
    if into is None:
        return None
    return Assignment.objects.select_related("unit", "task").filter(pk=into).first()


def lives_on_where_seen(user: User, assignment: Assignment) -> bool:
    """Whether the person sees the assignment in which this one lives on.

    Its history and its proof belong to whoever has the task now.
    """
    for _ in range(AMONG):
        after = goes_on_in(assignment)
        if after is None:
            return False
        if orgs.visible_to(user, Assignment.objects.filter(pk=after.pk)).exists():
            return True
        assignment = after
    return False
