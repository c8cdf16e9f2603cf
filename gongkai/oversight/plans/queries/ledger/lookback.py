"""Looking back: what earlier years left, how a task came from there, how a year ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Prefetch, Q, QuerySet

from gongkai.ground.core import clock
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User

from ...models import Assignment, Plan, Task, WorkEvent
from ...rules.ledger import Light, light_of
from ...rules.ledger.states import CARRIED, UNFINISHED
from ...rules.outcomes import LABELS, Tally, outcome, tallied
from .merged import merged_into

AMONG = 100  # earlier years; a chain longer than that is no chain


@dataclass(slots=True)
class Left:
    """One assignment that an earlier year left unfinished."""

    row: Assignment
    light: Light

    @property
    def value(self) -> str:
        """What its box sends: which, and at which step it was seen."""
        return f"{self.row.pk}-{self.row.version}"


@dataclass(slots=True)
class LeftTask:
    """An earlier task and the units that have not finished it.

    ``into``: the new task that it has become already; ``wanted``: the one chosen on the page.
    """

    task: Task
    rows: list[Left] = field(default_factory=list)
    into: Task | None = None
    wanted: int | None = None


def chain(assignment: Assignment) -> list[Assignment]:
    """The assignments that live on in this one: carried over from earlier years, or merged into it
    when another unit's task was handed over; the newest year first.

    Two that were joined to one are both there.
    """
    found: list[Assignment] = []
    ids = {assignment.pk}
    asked = [assignment]
    while asked and len(found) < AMONG:
        earlier = [row for row in _earlier(asked) if row.pk not in ids]
        ids |= {row.pk for row in earlier}
        found += earlier
        asked = earlier
    return found


def _earlier(rows: list[Assignment]) -> list[Assignment]:
    """The next older ones: by the link, and by the steps that carried others to the same row."""
    linked = [row.carried_from_id for row in rows if row.carried_from_id]
    joined = WorkEvent.objects.filter(
        verb="carry", assignment__state=CARRIED, data__to__in=[row.pk for row in rows]
    ).values("assignment")
    merged = merged_into({row.pk for row in rows})
    wanted = Assignment.objects.filter(Q(pk__in=linked) | Q(pk__in=joined) | Q(pk__in=merged))
    return list(
        wanted.select_related("task__plan", "unit").order_by("-task__plan__year", "task__order")
    )


def earlier_plans(user: User, plan: Plan) -> QuerySet[Plan]:
    """The plans of the same office for earlier years, the newest first."""
    same = Plan.objects.filter(unit=plan.unit_id, year__lt=plan.year)
    return orgs.visible_to(user, same).order_by("-year", "-pk")


def leftovers(user: User, plan: Plan) -> list[LeftTask]:
    """What the earlier plans left unfinished, by task; within a task by unit."""
    rows = orgs.visible_to(
        user,
        Assignment.objects.filter(
            task__plan__unit=plan.unit_id, task__plan__year__lt=plan.year, state__in=UNFINISHED
        ),
    )
    into = {task.carried_from_id: task for task in plan.tasks.exclude(carried_from=None)}
    found: dict[int, LeftTask] = {}
    today = clock.today()
    for row in rows.select_related("task__plan", "unit").order_by(
        "-task__plan__year", "task__plan", "task__order", "unit__order", "unit"
    ):
        left = found.setdefault(row.task_id, LeftTask(row.task, into=into.get(row.task_id)))
        light = light_of(row.state, row.due, today, row.task.plan.warning_days)
        left.rows.append(Left(row, light))
    return list(found.values())


def first_due(plan: Plan) -> date:
    """The last day that is proposed: 30 June, or in a month if that is later; within the year."""
    proposed = max(date(plan.year, 6, 30), clock.today() + timedelta(days=30))
    return min(proposed, date(plan.year, 12, 31))


@dataclass(slots=True)
class Report:
    """How a plan was carried out. Every assignment is in exactly one column of ``totals``."""

    plan: Plan
    tasks: int
    totals: Tally
    by_section: Mapping[str, Tally]
    by_unit: Mapping[str, Tally]
    unfinished: list[Assignment]
    carried: list[tuple[Assignment, Assignment | None]]
    flagged: list[Assignment]


def report_of(plan: Plan) -> Report:
    """The figures and lists of a plan as it stands now."""
    rows = list(
        Assignment.objects.filter(task__plan=plan)
        .select_related("task", "unit")
        .order_by("task__order", "unit__order", "unit")
    )
    ways = [outcome(row.state, row.parts_late) for row in rows]
    paired = list(zip(rows, ways, strict=True))
    units = sorted(paired, key=lambda pair: (pair[0].unit.order, pair[0].unit.name))
    return Report(
        plan=plan,
        tasks=plan.tasks.count(),
        totals=tallied(("", way) for way in ways).get("", Tally()),
        by_section=tallied((row.task.section or "没有分类", way) for row, way in paired),
        by_unit=tallied((row.unit.name, way) for row, way in units),
        unfinished=[row for row, way in paired if way == "unfinished"],
        carried=_where([row for row, way in paired if way == "carried"]),
        flagged=[row for row in rows if row.flagged],
    )


def _where(rows: list[Assignment]) -> list[tuple[Assignment, Assignment | None]]:
    """Where each one goes on, by the step that carried it."""
    steps = Prefetch("events", WorkEvent.objects.filter(verb="carry").order_by("-number"))
    held = Assignment.objects.filter(pk__in=[row.pk for row in rows]).prefetch_related(steps)
    to = {row.pk: next((step.data.get("to") for step in row.events.all()), None) for row in held}
    new = Assignment.objects.select_related("task__plan", "unit").in_bulk(
        [pk for pk in to.values() if pk]
    )
    return [(row, new.get(to.get(row.pk) or 0)) for row in rows]


__all__ = [
    "LABELS",
    "Left",
    "LeftTask",
    "Report",
    "chain",
    "earlier_plans",
    "first_due",
    "leftovers",
    "report_of",
]
