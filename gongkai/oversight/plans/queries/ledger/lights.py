"""The lights of many assignments: as conditions in the database, and counted.

``rules.ledger.lights`` says the light of one; ``tests/oversight/plans/test_board_filters.py`` holds
the conditions to it, day by day.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q

from ...models import Plan
from ...rules.ledger.lights import ENDED, FINISHED, LATE, ON_TRACK, READY, SOON, WAITING
from ...rules.ledger.states import CANCELLED, CARRIED, DONE, OPEN, SUBMITTED


def is_light(code: str, today: date, warning: int | None = None) -> Q:
    """The condition that an assignment shows this light today.

    ``warning`` days are amber; None takes the warning days of each assignment's own plan.
    """
    running = Q(state__in=OPEN)
    within = _within_own(today) if warning is None else _within(today, warning)
    conditions = {
        LATE: is_late(today),
        SOON: running & within,
        ON_TRACK: running & Q(due__gte=today) & ~within,
        READY: running & Q(due=None),
        WAITING: Q(state=SUBMITTED),
        FINISHED: Q(state=DONE),
        ENDED: Q(state__in=(CANCELLED, CARRIED)),
    }
    return conditions[code]


def is_late(today: date) -> Q:
    """Still with the unit, and past its day."""
    return Q(state__in=OPEN, due__lt=today)


def in_time(today: date) -> Q:
    """Still with the unit, and not past its day (or without one)."""
    return Q(state__in=OPEN) & (Q(due__gte=today) | Q(due=None))


def _within(today: date, days: int) -> Q:
    return Q(due__gte=today, due__lte=today + timedelta(days=days))


def _within_own(today: date) -> Q:
    """One range for each number of warning days that plans use."""
    wanted = Q(pk__in=[])
    for days in Plan.objects.values_list("warning_days", flat=True).distinct().order_by():
        wanted |= Q(task__plan__warning_days=days) & _within(today, days)
    return wanted
