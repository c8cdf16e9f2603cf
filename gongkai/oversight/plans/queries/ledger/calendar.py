"""The month as a grid: which parts of which assignments end on which day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from gongkai.ground.core import clock
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.timelimits import queries as timelimits

from ...models import Assignment, Part, Plan
from ...rules.ledger.states import CANCELLED, CARRIED

SHOWN = 4  # parts of one day in the grid; the rest is behind a link
FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the grid: its mark (休, 班 or none) and why, its first parts, how many in all."""

    day: date
    within: bool
    today: bool
    mark: str
    why: str
    parts: list[Part] = field(default_factory=list)
    number: int = 0

    @property
    def rest(self) -> int:
        """How many are not shown."""
        return self.number - len(self.parts)


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks from Monday, how many parts end in it, and how many of them are open."""

    first: date
    weeks: list[list[Day]]
    number: int
    open: int
    provisional: bool

    @property
    def previous(self) -> date:
        """The first day of the month before."""
        return (self.first - timedelta(days=1)).replace(day=1)

    @property
    def next(self) -> date:
        """The first day of the month after."""
        return (self.first + timedelta(days=31)).replace(day=1)


def parts_of(user: User, filters: Mapping[str, Any]) -> QuerySet[Part]:
    """The parts that a person may see (plan, unit), without those that nobody owes any more."""
    seen = orgs.visible_to(user, Assignment.objects.exclude(state__in=(CANCELLED, CARRIED)))
    if plan := filters.get("plan"):
        seen = seen.filter(task__plan=plan)
    if unit := filters.get("unit"):
        seen = seen.filter(unit=unit)
    return Part.objects.filter(assignment__in=seen.values("pk"))


def on_day(parts: QuerySet[Part], day: date) -> QuerySet[Part]:
    """All parts of one day, open ones first, in the order of the plan."""
    return _listed(parts.filter(due=day)).order_by(*_ORDER)


def month(parts: QuerySet[Part], first: date) -> Month:
    """The grid of the month that begins on ``first``: three queries, however full it is."""
    start = first - timedelta(days=first.weekday())
    end = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    within = parts.filter(due__gte=first, due__lte=end)
    numbers, open_ = _numbers(within)
    shown = _first_of_each_day(within)
    calendar, today = timelimits.calendar(), clock.today()

    def made(day: date) -> Day:
        works, weekend = calendar.is_workday(day), day.weekday() >= 5
        mark = "班" if works and weekend else "" if works else "休"
        inside = day.month == first.month
        return Day(
            day, inside, day == today, mark, calendar.reason(day), shown[day] if inside else [],
            numbers.get(day, 0) if inside else 0,
        )  # fmt: skip

    days = (end - start).days + 1
    whole = [made(start + timedelta(days=at)) for at in range(days + (-days % 7))]
    weeks = [whole[at : at + 7] for at in range(0, len(whole), 7)]
    provisional = calendar.provisional_between(first, end)
    return Month(first, weeks, sum(numbers.values()), open_, provisional)


def plans_seen(user: User) -> QuerySet[Plan]:
    """The plans in which a person sees an assignment."""
    seen = orgs.visible_to(user, Assignment.objects.all())
    return Plan.objects.filter(pk__in=seen.values("task__plan"))


def units_seen(user: User) -> QuerySet[Unit]:
    """The units of whose assignments a person sees one."""
    seen = orgs.visible_to(user, Assignment.objects.all())
    return Unit.objects.filter(pk__in=seen.values("unit"))


_ORDER = (
    F("done_on").asc(nulls_first=True),
    "assignment__task__order",
    "assignment__unit__order",
    "pk",
)


def _listed(parts: QuerySet[Part]) -> QuerySet[Part]:
    return parts.select_related("assignment__task", "assignment__unit")


def _numbers(within: QuerySet[Part]) -> tuple[dict[date, int], int]:
    """How many end on each day, and how many of all are still open."""
    rows = (
        within.order_by()
        .values_list("due")
        .annotate(all=Count("pk"), open=Count("pk", filter=Q(done_on=None)))
    )
    numbers, open_ = {}, 0
    for day, number, still in rows:
        numbers[day] = number
        open_ += still
    return numbers, open_


def _first_of_each_day(within: QuerySet[Part]) -> defaultdict[date, list[Part]]:
    place = Window(RowNumber(), partition_by="due", order_by=list(_ORDER))
    shown: defaultdict[date, list[Part]] = defaultdict(list)
    for part in (
        _listed(within).alias(place=place).filter(place__lte=SHOWN).order_by("due", *_ORDER)
    ):
        assert part.due is not None, "asked for by day"
        shown[part.due].append(part)
    return shown
