"""Matters and the meetings they stand on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from gongkai.ground.core import clock
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User

from ..models import Matter
from ..rules.machines import DECIDED, PROPOSED, SCHEDULED


def matters_of(user: Any) -> QuerySet[Matter]:
    """The matters that a person may see: proposed by the unit, or decided with a part for it."""
    rows = Matter.objects.select_related("unit", "proposed_by").prefetch_related("responsible")
    return orgs.visible_to(user, rows)


def found(
    user: Any, *, state: str = "", year: int | None = None, words: str = ""
) -> QuerySet[Matter]:
    """Those in a state, of a year, with these words."""
    rows = matters_of(user)
    if state:
        rows = rows.filter(state=state)
    if year:
        rows = rows.filter(year=year)
    if words:
        rows = rows.filter(
            Q(title__icontains=words) | Q(text__icontains=words) | Q(decision__icontains=words)
        )
    return rows.order_by("-year", "-number", "-pk")


def managed(user: Any) -> QuerySet[Matter]:
    """The matters that the person looks after for the office."""
    return matters_of(user).filter(unit__in=orgs.units_for(user, "coordination.manage"))


def on_day(user: Any, day: date) -> list[Matter]:
    """What stands on the meetings of one day, by meeting and number."""
    rows = managed(user).filter(held_on=day, state__in=[SCHEDULED, DECIDED])
    return list(rows.order_by("meeting", "year", "number"))


def meetings(user: Any) -> list[Any]:
    """Days with meetings, newest first: ``held_on``, ``meeting`` and ``matters``."""
    rows = managed(user).filter(state__in=[SCHEDULED, DECIDED])
    return list(
        rows.order_by()
        .values("held_on", "meeting")
        .annotate(matters=Count("pk"))
        .order_by("-held_on", "meeting")[:12]
    )


def waiting_for_office(user: User) -> list[Matter]:
    """Matters that wait for a meeting, and those whose meeting is past without a decision."""
    waits = Q(state=PROPOSED) | Q(state=SCHEDULED, held_on__lt=clock.today())
    return list(managed(user).filter(waits).order_by("proposed_at", "pk"))
