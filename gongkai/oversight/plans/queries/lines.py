"""条线: the lead list as lines of the register, and what the units of a line owe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from gongkai.ground.core import clock
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Line, Unit, User

from ..models import Assignment, LeadDuty, Plan, Task
from ..rules.ledger.lights import LABELS, code_of
from ..rules.lining import found_words, line_subject
from .ledger.lights import is_light
from .mine import by_due


@dataclass(slots=True)
class Led:
    """One row of the lead list, the line that stands for it, and its tasks in this plan."""

    duty: LeadDuty
    line: Line | None = None
    tasks: list[Task] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)  # units that got such a task later on


@dataclass(frozen=True, slots=True)
class Offer:
    """One task on the page of a duty: the words that it shares, the line that it is in."""

    task: Task
    words: list[str]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Owed:
    """A line with how many of its assignments stand at which light."""

    line: Line
    units: int
    counts: dict[str, int]

    @property
    def rows(self) -> list[tuple[str, str, int]]:
        """Code, word and count of each light."""
        return [(code, LABELS[code], count) for code, count in self.counts.items()]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def line_of(duty: LeadDuty) -> Line | None:
    """The line that stands for a duty: the same subject, led by the same unit."""
    subject = line_subject(duty.subject)
    return Line.objects.filter(subject=subject, lead=duty.unit_id).first() if duty.unit_id else None


def lead_list(plan: Plan) -> list[Led]:
    """The lead list with its lines: a constant number of queries."""
    found = [Led(duty) for duty in plan.lead_duties.select_related("unit")]
    subjects = [line_subject(one.duty.subject) for one in found]
    lines = {
        (line.subject, line.lead_id): line
        for line in Line.objects.filter(subject__in=subjects).prefetch_related("units")
    }
    tasks: dict[int | None, list[Task]] = defaultdict(list)
    for task in plan.tasks.exclude(line=None).order_by("order"):
        tasks[task.line_id].append(task)
    held = units_by_line(line.pk for line in lines.values())
    for one, subject in zip(found, subjects, strict=True):
        one.line = lines.get((subject, one.duty.unit_id or 0))
        if one.line is not None:
            one.tasks = tasks[one.line.pk]
            listed = {unit.pk for unit in one.line.units.all()}
            one.missing = [unit.said for unit in held[one.line.pk] if unit.pk not in listed]
    return found


def units_by_line(lines: Iterable[int]) -> dict[int, list[Unit]]:
    """The units that have assignments in the tasks of each line, whatever the plan."""
    rows = list(
        Assignment.objects.filter(task__line__in=list(lines))
        .values_list("task__line", "unit")
        .distinct()
        .order_by()
    )
    units = Unit.objects.in_bulk({unit for _, unit in rows})
    found: dict[int, list[Unit]] = defaultdict(list)
    for line, unit in sorted(rows, key=lambda row: (units[row[1]].order, row[1])):
        found[line].append(units[unit])
    return found


def offers(duty: LeadDuty, line: Line | None, chosen: set[int] | None = None) -> list[Offer]:
    """Every task of the plan: chosen ones, then those that share words with the duty.

    While the line is new, what shares its words is ticked; ``chosen`` is what a person ticked.
    """
    tasks = list(duty.plan.tasks.select_related("line", "line__lead").order_by("order"))
    begun = line is not None and any(task.line_id == line.pk for task in tasks)
    rows = []
    for task in tasks:
        words = found_words(duty.subject, f"{task.section}{task.item}{task.requirement}")
        inside = line is not None and task.line_id == line.pk
        ticked = inside if begun else bool(words) and task.line_id is None
        rows.append(Offer(task, words, ticked if chosen is None else task.pk in chosen))
    return rows


def led_by(user: User, unit: Unit) -> QuerySet[Line]:
    """The lines that ``unit`` leads; none for who does not work in it."""
    mine = unit.pk in orgs.sight_of(user).own
    rows = Line.objects.filter(lead=unit) if mine else Line.objects.none()
    return rows.prefetch_related("units")


def owed(user: User, lines: Iterable[Line]) -> QuerySet[Assignment]:
    """What the units of these lines owe in the lines' tasks."""
    wanted = Q(pk__in=[])
    for line in lines:
        wanted |= Q(task__line=line, unit__in=[unit.pk for unit in line.units.all()])
    return orgs.visible_to(user, Assignment.objects.filter(wanted))


def counted(user: User, lines: Iterable[Line], today: date) -> list[Owed]:
    """Each line with its lights, in one query."""
    listed = list(lines)
    lit = {line.pk: dict.fromkeys(LABELS, 0) for line in listed}
    keys = ("task__line", "state", "due", "task__plan__warning_days")
    rows = owed(user, listed).order_by().values_list(*keys).annotate(number=Count("pk"))
    for line, state, due, warning, number in rows:
        lit[line][code_of(state, due, today, warning)] += number
    return [Owed(line, len(line.units.all()), lit[line.pk]) for line in listed]


def found(rows: QuerySet[Assignment], filters: dict[str, Any]) -> QuerySet[Assignment]:
    """The rows that pass the filters (line, unit, state, light, q), next last day first."""
    for name, path in (("line", "task__line"), ("unit", "unit"), ("state", "state")):
        if filters.get(name):
            rows = rows.filter(**{path: filters[name]})
    if filters.get("light"):
        rows = rows.filter(is_light(filters["light"], clock.today()))
    if filters.get("q"):
        words = filters["q"].strip()
        rows = rows.filter(
            Q(task__requirement__icontains=words)
            | Q(task__section__icontains=words)
            | Q(task__item__icontains=words)
        )
    return by_due(rows).select_related("task", "task__plan", "task__line", "unit")
