"""What all views of a plan share: its sections, its units, its tasks with all that they show."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, Min, OuterRef, Prefetch, QuerySet

from gongkai.ground.orgs.models import Unit

from ..models import Assignment, Plan, Task, TaskUnit
from ..rules.ledger.states import OPEN

NUMERALS = "一二三四五六七八九十"
NO_SECTION = "没有分类"


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a plan: its short sign in the matrix, its name, how many tasks.

    ``value`` is what tasks store; it is empty where the plan has no sections.
    """

    sign: str
    name: str
    tasks: int
    value: str = ""

    @property
    def bare(self) -> str:
        """The name without its own number, for a line that begins with the sign."""
        return self.name.removeprefix(f"{self.sign}、")


def sections(plan: Plan) -> list[Section]:
    """The sections in the plan's order."""
    rows = (
        plan.tasks.values_list("section")
        .annotate(first=Min("order"), tasks=Count("pk"))
        .order_by("first")
    )
    return [
        Section(sign(place), name or NO_SECTION, tasks, name)
        for place, (name, _, tasks) in enumerate(rows, start=1)
    ]


def sign(place: int) -> str:
    """一, 二 ... 十, 十一 ...; the matrix has no room for more."""
    if place <= 10:
        return NUMERALS[place - 1]
    tens, ones = divmod(place, 10)
    return (NUMERALS[tens - 1] if tens > 1 else "") + "十" + (NUMERALS[ones - 1] if ones else "")


@dataclass(frozen=True, slots=True)
class Named:
    """What a list of units says of one: boards have sixty of them, and need no more."""

    pk: int
    said: str
    kind: str


def units_of(plan: Plan) -> list[Named]:
    """The units that have a task of the plan now, closed ones too, in the register's order."""
    # One probe for each unit of the register, instead of reading every assignment.
    named = Assignment.objects.filter(task__plan=plan, unit=OuterRef("pk"))
    rows = Unit.objects.filter(Exists(named)).values_list("pk", "name", "short_name", "kind")
    return [Named(pk, short or name, kind) for pk, name, short, kind in rows]


def units_owing(plan: Plan) -> QuerySet[Unit]:
    """The units that still have something open in the plan, closed ones too."""
    open_ = Assignment.objects.filter(task__plan=plan, unit=OuterRef("pk"), state__in=OPEN)
    return Unit.objects.filter(Exists(open_))


def whole(task_set: QuerySet[Task]) -> QuerySet[Task]:
    """Tasks with their units and deadlines, for exports and single pages."""
    return task_set.select_related("plan", "plan__unit").prefetch_related(
        "deadlines",
        Prefetch("named_units", TaskUnit.objects.select_related("unit", "group")),
    )
