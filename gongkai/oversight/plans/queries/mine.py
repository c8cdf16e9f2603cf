"""A unit's own list: its assignments by deadline, and nobody else's."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, Q, QuerySet, When

from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User

from ..enums import AssignmentState
from ..models import Assignment
from ..rules.ledger.states import ENDED


def assignments_of(user: User, unit: Unit, filters: dict[str, Any]) -> QuerySet[Assignment]:
    """The unit's assignments that pass the filters (role, state, plan, q), next deadline first.

    Empty for a unit whose rows the person may not see.
    """
    mine = orgs.visible_to(user, Assignment.objects.filter(unit=unit))
    if filters.get("role"):
        mine = mine.filter(role=filters["role"])
    if filters.get("state"):
        mine = mine.filter(state=filters["state"])
    if filters.get("plan"):
        mine = mine.filter(task__plan=filters["plan"])
    if filters.get("q"):
        words = filters["q"].strip()
        mine = mine.filter(
            Q(task__requirement__icontains=words) | Q(task__section__icontains=words)
        )
    return by_due(mine)


def by_due(assignments: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """What is still to do by its last day (what has none after it), then what has ended."""
    ended = Case(When(state__in=ENDED, then=1), default=0)
    return (
        assignments.select_related("task", "task__plan", "unit")
        .prefetch_related("task__deadlines")
        .order_by(ended, F("due").asc(nulls_last=True), "task__plan", "task__order")
    )


def to_sign(user: User, unit: Unit) -> QuerySet[Assignment]:
    """What the unit has not signed for yet."""
    mine = Assignment.objects.filter(unit=unit, state=AssignmentState.TO_SIGN)
    return orgs.visible_to(user, mine)


def first_to_sign(user: User, unit: Unit, count: int) -> list[Assignment]:
    """The first of them by deadline, for the to-do list."""
    return list(by_due(to_sign(user, unit))[:count])
