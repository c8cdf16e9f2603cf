"""Columns and topics, how fresh each column is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from gongkai.ground.core import clock
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.publishing.release.models import Placement
from gongkai.publishing.release.queries import listed

from ..models import Column, Topic
from ..rules.freshness import RULES, Freshness, freshness

COLUMN, TOPIC, ENTRY = "column", "topic", "entry"


@dataclass(frozen=True, slots=True)
class Kept:
    """A column, when something was last published in it, and how it stands."""

    column: Column
    updated: date | None
    state: Freshness

    @property
    def last_day(self) -> date | None:
        """The last day before it is stale."""
        return RULES[self.column.kind].last_day(self.updated) if self.updated else None


def columns_of(user: User) -> QuerySet[Column]:
    """The columns that the person may see."""
    rows = Column.objects.select_related("unit", "parent")
    return orgs.visible_to(user, rows)


def topics_of(user: User) -> QuerySet[Topic]:
    """The topics that the person may see."""
    return orgs.visible_to(user, Topic.objects.select_related("unit"))


def with_updates(rows: QuerySet[Column]) -> QuerySet[Column]:
    """Each with ``updated``: the day of the newest thing that is public in it. Through the index
    of placements, one look for each column."""
    shelf = Concat(Value(f"{COLUMN}:"), Cast(OuterRef("pk"), CharField()))
    newest = Placement.objects.filter(shelf=shelf, publication__in=listed()).order_by("-day")
    return rows.annotate(updated=Subquery(newest.values("day")[:1]))


def freshness_of(rows: QuerySet[Column], today: date | None = None) -> list[Kept]:
    """How each column in use stands."""
    day = today or clock.today()
    found = with_updates(rows.filter(active=True)).order_by("unit__order", "unit", "order", "pk")
    return [_kept(column, day) for column in found]


def not_fresh(rows: QuerySet[Column]) -> list[Kept]:
    """Those that are blank, stale or soon stale, the worst first."""
    worst = {"stale": 0, "blank": 1, "soon": 2}
    kept = [one for one in freshness_of(rows) if one.state in worst]
    return sorted(kept, key=lambda one: worst[one.state])


def open_columns(unit_id: int | None = None) -> QuerySet[Column]:
    """The columns that the public sees, of one unit or of all."""
    rows = Column.objects.filter(active=True, unit__active=True).select_related("unit", "parent")
    return rows.filter(unit=unit_id) if unit_id is not None else rows


def open_topics() -> QuerySet[Topic]:
    """The topics that the public sees."""
    return Topic.objects.filter(active=True)


def _kept(column: Any, day: date) -> Kept:
    return Kept(column, column.updated, freshness(column.kind, column.updated, day))
