"""Directories and their entries, by ``visible_to``; where each entry stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, F, IntegerField, Q, QuerySet, Value, When

from gongkai.ground.core import clock
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.timelimits import queries as timelimits
from gongkai.ground.timelimits.calendar import Calendar
from gongkai.ground.timelimits.rules.limits import Limit

from ..models import Bound, Directory, Entry, EntryVersion
from ..rules import clock as rules
from ..rules.limits import read_limit

SOON = timedelta(days=rules.SOON_DAYS)


def directories_of(user: User) -> QuerySet[Directory]:
    """The directories that the person may see: their units' own, those with entries of theirs."""
    own = orgs.visible_to(user, Directory.objects.all())
    with_ours = orgs.visible_to(user, Entry.objects.all()).values("directory")
    rows = Directory.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=with_ours))
    return rows.select_related("unit", "line")


def entries_of(user: User) -> QuerySet[Entry]:
    """The entries that the person may see, with what they say today and where they stand."""
    rows = Entry.objects.select_related("unit", "directory", "current", "standing")
    return orgs.visible_to(user, rows)


def bound_of(user: User) -> QuerySet[Bound]:
    """The institutions that the person may see."""
    return orgs.visible_to(user, Bound.objects.select_related("supervisor", "unit"))


def bound_today() -> QuerySet[Bound]:
    """The institutions bound today, for the public list (条例 art. 55)."""
    today = clock.today()
    running = Q(until=None) | Q(until__gte=today)
    return Bound.objects.filter(running, since__lte=today).select_related("supervisor")


def in_force(directory: Directory, on: date | None = None) -> list[EntryVersion]:
    """What the directory says on a day: each entry's version, in the directory's order."""
    day = on or clock.today()
    running = Q(entry__ended_on=None) | Q(entry__ended_on__gt=day)
    rows = EntryVersion.objects.filter(running, entry__directory=directory, since__lte=day)
    newest = {row.entry_id: row for row in rows.order_by("since", "pk")}
    entries = directory.entries.filter(pk__in=newest).select_related("unit")
    found = []
    for entry in entries.order_by("order", "pk"):
        newest[entry.pk].entry = entry
        found.append(newest[entry.pk])
    return found


def with_lights(rows: QuerySet[Entry], today: date | None = None) -> QuerySet[Any]:
    """Each with ``light`` (``rules.clock.LIGHTS``), as ``rules.clock.light_of`` gives it."""
    day = today or clock.today()
    return rows.annotate(
        light=Case(
            When(standing__due_on__lt=day, then=Value("late")),
            When(standing__due_on__lte=day + SOON, then=Value("soon")),
            When(standing__shown__gt=0, then=Value("fine")),
            default=Value("never"),
            output_field=CharField(),
        )
    )


def by_need(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Rows of ``with_lights``, what needs somebody first: late, then never published, since that
    is a duty unmet today whether or not a day is set, then what still has days left."""
    places = [When(light=light, then=Value(at)) for at, light in enumerate(rules.BY_NEED)]
    need = Case(*places, default=Value(len(places)), output_field=IntegerField())
    day = F("standing__due_on").asc(nulls_last=True)
    return rows.order_by(need, day, "directory", "order", "pk")


def running(rows: QuerySet[Entry], today: date | None = None) -> QuerySet[Entry]:
    """Those that are in force: begun and not ended."""
    day = today or clock.today()
    return rows.exclude(current=None).filter(Q(ended_on=None) | Q(ended_on__gt=day))


def filtered(rows: QuerySet[Any], chosen: dict[str, Any]) -> QuerySet[Any]:
    """By directory, unit, domain, light and words."""
    plain = {"directory": "directory", "unit": "unit", "domain": "current__domain"}
    for name, path in plain.items():
        if value := chosen.get(name):
            rows = rows.filter(**{path: value})
    if light := chosen.get("light"):
        rows = rows.filter(light=light)
    if words := chosen.get("q"):
        rows = rows.filter(
            Q(current__matter__icontains=words)
            | Q(current__content__icontains=words)
            | Q(current__domain__icontains=words)
        )
    return rows


def by_light(rows: QuerySet[Any]) -> dict[str, int]:
    """How many entries stand at each light: one query."""
    counted = rows.order_by().values_list("light").annotate(count=Count("pk"))
    return dict.fromkeys(rules.LIGHTS, 0) | dict(counted)


def needs_somebody(user: User) -> QuerySet[Any]:
    """What is late or soon due in the person's own units, the first due first."""
    units = [one for one in orgs.units_of(user) if orgs.works_for(user, "catalogue.keep", one)]
    rows = with_lights(running(entries_of(user).filter(unit__in=units)))
    return rows.filter(light__in=("late", "soon")).order_by(F("standing__due_on"), "pk")


@dataclass(frozen=True, slots=True)
class Ruler:
    """What is needed to reckon entries: taken once for many."""

    calendar: Calendar
    limits: dict[str, Limit]

    def terms(self, version: EntryVersion) -> rules.Terms:
        """What this wording asks for."""
        return rules.terms_of(
            read_limit(version.limit_text),
            self.limits.get(version.limit_code),
            self.limits[rules.GENERAL],
            version.since,
            version.limit_text,
        )

    def fold(self, version: EntryVersion, facts: list[rules.Fact]) -> rules.Standing:
        """Where the entry stands by these facts."""
        return rules.fold(self.terms(version), facts, self.calendar, timelimits.first_day())


def ruler() -> Ruler:
    """With the office's calendar and limits of today."""
    return Ruler(timelimits.calendar(), timelimits.limits())


def facts_of(entry: Entry) -> list[rules.Fact]:
    """What happened, in the order in which it was written down."""
    rows = entry.facts.order_by("pk").values_list("verb", "key", "on")
    return [rules.Fact(*row) for row in rows]


def explained(entry: Entry) -> tuple[rules.Standing, list[str]]:
    """Where the entry stands, folded anew, and why it is due when it is."""
    if entry.current is None:
        return rules.Standing(), []
    own = ruler()
    standing = own.fold(entry.current, facts_of(entry))
    first, today = timelimits.first_day(), clock.today()
    said = rules.explain(own.terms(entry.current), standing, own.calendar, first, today)
    return standing, said


def domains_of(rows: QuerySet[Entry]) -> list[str]:
    """The domains of these entries, by name."""
    names = rows.order_by().values_list("current__domain", flat=True).distinct()
    return sorted(name for name in names if name)
