"""What a business system may read: its own unit's tasks, or all of its office's plans."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import Unit

from ..models import Assignment, WorkEvent
from ..rules.ledger import MACHINE, light_of
from ..rules.ledger.lights import Light
from ..rules.ledger.sentences import DEEDS
from ..rules.ledger.states import OFFICE, UNIT
from .ledger.lights import is_light

SAID_UNIT = re.compile(r"（(.+)）$")  # orgs.queries.who: 林岚（区政府办公室）
SYSTEM = "业务系统"
EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Step:
    """One step without its person: the unit in whose name it was taken, and what was done."""

    number: int
    at: datetime
    unit: str
    verb: str
    label: str


def readable(unit_id: int) -> QuerySet[Assignment]:
    """What a system of this unit may read."""
    mine = Q(unit=unit_id) | Q(task__plan__unit=unit_id)
    last = WorkEvent.objects.filter(assignment=OuterRef("pk")).order_by("-number").values("at")
    return Assignment.objects.filter(mine).annotate(updated_at=Subquery(last[:1]))


def own(unit_id: int) -> QuerySet[Assignment]:
    """What a system of this unit may report on."""
    return Assignment.objects.filter(unit=unit_id)


def listed(
    rows: QuerySet[Assignment],
    *,
    year: int | None = None,
    state: str | None = None,
    light: str | None = None,
    updated_since: datetime | None = None,
) -> QuerySet[Assignment]:
    """``rows`` by the filters, in the order of their numbers."""
    if year is not None:
        rows = rows.filter(task__plan__year=year)
    if state is not None:
        rows = rows.filter(state=state)
    if light is not None:
        rows = rows.filter(is_light(light, clock.today()))
    if updated_since is not None:
        stepped = WorkEvent.objects.filter(at__gte=_aware(updated_since))
        rows = rows.filter(pk__in=stepped.values("assignment"))
    return (
        rows.select_related("task__plan", "unit").prefetch_related("task__deadlines").order_by("pk")
    )


def light(row: Assignment) -> Light:
    """The light of one row today."""
    return light_of(row.state, row.due, clock.today(), row.task.plan.warning_days)


def steps(row: Assignment) -> list[Step]:
    """All steps of one assignment; the names of people stay here."""
    events = list(row.events.all())
    known = _known_units(_said_unit(event.by_name) for event in events)
    return [
        Step(event.number, event.at, _unit_of(event, row, known), event.verb, DEEDS[event.verb])
        for event in sorted(events, key=lambda event: event.number)
    ]


def _unit_of(event: WorkEvent, row: Assignment, known: set[str]) -> str:
    if event.by_id is None:
        return SYSTEM
    said = _said_unit(event.by_name)
    if said in known:
        return said
    actor = _ACTORS.get(event.verb)
    return {UNIT: row.unit.said, OFFICE: row.task.plan.unit.said}.get(actor or "", "")


def _said_unit(by_name: str) -> str:
    found = SAID_UNIT.search(by_name)
    return found[1] if found else ""


def _known_units(names: Iterable[str]) -> set[str]:
    """Those of ``names`` that a unit bears: nothing else that a name may end with goes out."""
    wanted = {name for name in names if name}
    units = Unit.objects.filter(Q(short_name__in=wanted) | Q(name__in=wanted))
    return {unit.said for unit in units} & wanted


def _aware(moment: datetime) -> datetime:
    """A moment without a zone is meant in China; the ends of the calendar stay countable."""
    if not EARLIEST.year <= moment.year <= LATEST.year:
        return EARLIEST if moment.year < EARLIEST.year else LATEST
    return moment.replace(tzinfo=clock.CHINA) if moment.tzinfo is None else moment.astimezone(UTC)


_ACTORS = {step.verb: step.actor for step in MACHINE.transitions}
