"""What the ledger asks of one person: the office decides, the unit reports."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import F, Q

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
    offices = [unit.pk for unit in orgs.units_of(user) if orgs.may(user, MANAGE, unit)]
    decide = Q(state__in=[AssignmentState.SUBMITTED, AssignmentState.REFUSED])
    homeless = Q(unit__active=False, state__in=OPEN)
    rows = Assignment.objects.filter(decide | homeless, task__plan__unit__in=offices)
    visible = orgs.visible_to(user, rows).select_related(*WITH)
    return list(visible.order_by(F("submitted_on").asc(nulls_last=True), "pk")[:most])


def due_soon(user: User, unit: Unit, most: int) -> list[Assignment]:
    """What the unit works on and is due within the plan's warning days, late, flagged, or reported
    in all its parts, so that only the request for completion is missing.
    """
    today = clock.today()
    far = today + timedelta(days=60)  # the longest warning; each plan's own is applied below
    rows = Assignment.objects.filter(
        Q(due__lte=far) | Q(due=None) | Q(flagged=True), unit=unit, state=AssignmentState.DOING
    )
    visible = orgs.visible_to(user, rows).select_related(*WITH)
    ordered = visible.order_by(F("due").asc(nulls_last=True), "task__order")[: most * 4]
    return [row for row in ordered if row.flagged or _is_near(row)][:most]


def _is_near(row: Assignment) -> bool:
    return row.due is None or (row.due - clock.today()).days <= row.task.plan.warning_days
