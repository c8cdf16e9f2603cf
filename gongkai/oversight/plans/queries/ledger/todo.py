"""What the ledger asks of one person: the office decides, the unit reports."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import F, Q, QuerySet

from gongkai.ground.core import clock
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User

from ...enums import AssignmentState
from ...models import Assignment, Plan
from ...rules.ledger.states import OPEN
from .rights import MANAGE

WITH = ("task", "task__plan", "unit")


def for_the_office(user: User, most: int) -> list[Assignment]:
    """What waits for the office's decision: requests, returns, tasks of units that are closed."""
    rows = _for_the_office(user).select_related(*WITH)
    return list(rows.order_by(F("submitted_on").asc(nulls_first=True), "pk")[:most])


def count_for_the_office(user: User) -> int:
    """How many ``for_the_office`` would give without a limit."""
    return _for_the_office(user).count()


def due_soon(user: User, unit: Unit, most: int) -> list[Assignment]:
    """What the unit works on and is flagged, late, due within the plan's warning days, or reported
    in all its parts, so that only the request for completion is missing. Flagged ones come first.
    """
    rows = _due_soon(user, unit).select_related(*WITH)
    return list(rows.order_by("-flagged", F("due").asc(nulls_last=True), "task__order")[:most])


def count_due_soon(user: User, unit: Unit) -> int:
    """How many ``due_soon`` would give without a limit."""
    return _due_soon(user, unit).count()


def _for_the_office(user: User) -> QuerySet[Assignment]:
    offices = [unit.pk for unit in orgs.units_of(user) if orgs.may(user, MANAGE, unit)]
    decide = Q(state__in=[AssignmentState.SUBMITTED, AssignmentState.REFUSED])
    homeless = Q(unit__active=False, state__in=OPEN)
    rows = Assignment.objects.filter(decide | homeless, task__plan__unit__in=offices)
    return orgs.visible_to(user, rows)


def _due_soon(user: User, unit: Unit) -> QuerySet[Assignment]:
    working = Assignment.objects.filter(unit=unit, state=AssignmentState.DOING)
    near = Q(due=None) | Q(flagged=True)
    plans = Plan.objects.filter(pk__in=working.values("task__plan"))
    for pk, warning in plans.values_list("pk", "warning_days"):
        near |= Q(task__plan=pk, due__lte=clock.today() + timedelta(days=warning))
    return orgs.visible_to(user, working.filter(near))
