"""The light of many assignments at once, in the database: what ``rules.ledger.lights`` says of one.

``tests/oversight/plans/ledger/test_lights_in_sql.py`` holds both together, day by day.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Case, CharField, Q, Value, When

from ...rules.ledger.lights import ENDED, FINISHED, LATE, ON_TRACK, READY, SOON, WAITING
from ...rules.ledger.states import CANCELLED, CARRIED, DONE, OPEN, SUBMITTED


def light_case(today: date, warning: int) -> Case:
    """The code of the light as an expression over ``Assignment``; ``warning`` days are amber."""
    return Case(
        When(state=DONE, then=Value(FINISHED)),
        When(state__in=(CANCELLED, CARRIED), then=Value(ENDED)),
        When(state=SUBMITTED, then=Value(WAITING)),
        When(due=None, then=Value(READY)),
        When(due__lt=today, then=Value(LATE)),
        When(due__lte=today + timedelta(days=warning), then=Value(SOON)),
        default=Value(ON_TRACK),
        output_field=CharField(),
    )


def is_late(today: date) -> Q:
    """Still with the unit, and past its day."""
    return Q(state__in=OPEN, due__lt=today)


def in_time(today: date) -> Q:
    """Still with the unit, and not past its day (or without one)."""
    return Q(state__in=OPEN) & (Q(due__gte=today) | Q(due=None))
