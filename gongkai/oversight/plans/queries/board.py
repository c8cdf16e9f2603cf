"""The first board: a plan's tasks by section, and how many each unit has in each section."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from gongkai.ground.core import clock
from gongkai.ground.orgs.enums import UnitKind
from gongkai.ground.orgs.models import Unit

from ..enums import AssignmentState, UnitRole
from ..models import Assignment, Plan, Task, TaskDeadline, TaskUnit

NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a plan: its short sign in the matrix, its name, how many tasks."""

    sign: str
    name: str
    tasks: int


@dataclass(frozen=True, slots=True)
class Line:
    """One unit of the matrix: in each section how many tasks, and how many of them it leads."""

    unit: Unit
    cells: list[tuple[int, int]]
    total: int


@dataclass(frozen=True, slots=True)
class Block:
    """The units of one kind."""

    label: str
    lines: list[Line]


def with_due(tasks: QuerySet[Task], today: date) -> QuerySet[Task]:
    """Each task with ``due``: its next day from today on, or its last one if all are past."""
    return tasks.annotate(
        due=Coalesce(
            Min("deadlines__date", filter=Q(deadlines__date__gte=today)), Max("deadlines__date")
        )
    )


def tasks_of(plan: Plan, filters: dict[str, Any]) -> QuerySet[Task]:
    """The tasks of a plan that pass the filters (section, unit, month, q), in the plan's order."""
    tasks = with_due(plan.tasks.all(), clock.today())
    if filters.get("section"):
        tasks = tasks.filter(section=filters["section"])
    if filters.get("unit"):
        tasks = tasks.filter(pk__in=Assignment.objects.filter(unit=filters["unit"]).values("task"))
    if filters.get("month"):
        in_month = TaskDeadline.objects.filter(date__month=filters["month"])
        tasks = tasks.filter(pk__in=in_month.values("task"))
    if filters.get("q"):
        words = filters["q"].strip()
        tasks = tasks.filter(
            Q(requirement__icontains=words)
            | Q(section__icontains=words)
            | Q(item__icontains=words)
            | Q(units_text__icontains=words)
        )
    return tasks.order_by("order")


def listed(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Tasks with all that a list row shows, in a constant number of queries."""
    return tasks.prefetch_related("deadlines", "named_units").annotate(
        spread=Count("assignments", distinct=True)
    )


def sections(plan: Plan) -> list[Section]:
    """The sections in the plan's order."""
    counts: dict[str, int] = defaultdict(int)
    for name in plan.tasks.order_by("order").values_list("section", flat=True):
        counts[name] += 1
    return [
        Section(sign(place), name or "没有分类", tasks)
        for place, (name, tasks) in enumerate(counts.items(), start=1)
    ]


def sign(place: int) -> str:
    """一, 二 ... 十, 十一 ...; the matrix has no room for more."""
    if place <= 10:
        return NUMERALS[place - 1]
    tens, ones = divmod(place, 10)
    return (NUMERALS[tens - 1] if tens > 1 else "") + "十" + (NUMERALS[ones - 1] if ones else "")


def totals(plan: Plan) -> dict[str, int]:
    """How many tasks, assignments and units, and how many assignments wait to be signed for."""
    counts = Assignment.objects.filter(task__plan=plan).aggregate(
        assignments=Count("pk"),
        units=Count("unit", distinct=True),
        to_sign=Count("pk", filter=Q(state=AssignmentState.TO_SIGN)),
    )
    return {**counts, "tasks": plan.tasks.count()}


def matrix(plan: Plan) -> list[Block]:
    """Units by kind, each with its counts in every section: three queries whatever the size."""
    order = {section.name: place for place, section in enumerate(sections(plan))}
    counts = (
        Assignment.objects.filter(task__plan=plan)
        .values_list("unit", "task__section")
        .annotate(all=Count("pk"), lead=Count("pk", filter=Q(role=UnitRole.LEAD)))
        .order_by()
    )
    cells: dict[int, list[tuple[int, int]]] = {}
    for unit_id, section, total, lead in counts:
        row = cells.setdefault(unit_id, [(0, 0)] * len(order))
        row[order[section or "没有分类"]] = (total, lead)
    blocks: dict[str, list[Line]] = {}
    for unit in Unit.objects.filter(pk__in=cells):
        row = cells[unit.pk]
        line = Line(unit, row, sum(total for total, _ in row))
        blocks.setdefault(UnitKind(unit.kind).label, []).append(line)
    return [Block(label, lines) for label, lines in blocks.items()]


def whole(task_set: QuerySet[Task]) -> QuerySet[Task]:
    """Tasks with their units and deadlines, for exports and single pages."""
    return task_set.select_related("plan", "plan__unit").prefetch_related(
        "deadlines",
        Prefetch("named_units", TaskUnit.objects.select_related("unit", "group")),
    )
