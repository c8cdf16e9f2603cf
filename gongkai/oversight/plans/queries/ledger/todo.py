"""What the ledger asks of one person: the office decides, the unit reports."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

from django.db.models import F, Q, QuerySet

from gongkai.ground.core import clock
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User

from ...enums import AssignmentState
from ...models import Assignment
from ...rules.ledger.states import OPEN
from .rights import MANAGE

WITH = ("task", "task__plan", "unit")


def for_the_office(user: User, most: int) -> list[Assignment]:
    """What waits for the office's decision: requests, returns, tasks of units that are closed."""
    rows = _for_the_office(user).select_related(*WITH)
    return list(rows.order_by(F("submitted_on").asc(nulls_last=True), "pk")[:most])


def count_for_the_office(user: User) -> int:
    """How many ``for_the_office`` would give without a limit."""
    return _for_the_office(user).count()


def due_soon(user: User, unit: Unit, most: int) -> list[Assignment]:
    """What the unit is working on and is due within the plan's warning days, late, or flagged."""
    rows = _due_soon(user, unit).select_related(*WITH)
    ordered = rows.order_by(F("due").asc(nulls_last=True), "task__order")[: most * 4]
    found = (row for row in ordered if row.flagged or _is_near(row.due, row.task.plan.warning_days))
    return list(islice(found, most))


def count_due_soon(user: User, unit: Unit) -> int:
    """How many ``due_soon`` would give without a limit."""
    rows = _due_soon(user, unit).values_list("flagged", "due", "task__plan__warning_days")
    return sum(flagged or _is_near(due, warning) for flagged, due, warning in rows)


def _for_the_office(user: User) -> QuerySet[Assignment]:
    offices = [unit.pk for unit in orgs.units_of(user) if orgs.may(user, MANAGE, unit)]
    decide = Q(state__in=[AssignmentState.SUBMITTED, AssignmentState.REFUSED])
    homeless = Q(unit__active=False, state__in=OPEN)
    rows = Assignment.objects.filter(decide | homeless, task__plan__unit__in=offices)
    return orgs.visible_to(user, rows)


def _due_soon(user: User, unit: Unit) -> QuerySet[Assignment]:
    """What may be near, by the longest warning there is; ``_is_near`` applies each plan's own."""
    far = clock.today() + timedelta(days=60)
    rows = Assignment.objects.filter(
        Q(due__lte=far) | Q(flagged=True), unit=unit, state=AssignmentState.DOING
    )
    return orgs.visible_to(user, rows)


def _is_near(due: date | None, warning: int) -> bool:
    return due is not None and (due - clock.today()).days <= warning
