"""What the public may read of a plan, and what the office decides about it.

The public part gives values, never rows: what stands in ``ShownPlan`` and ``ShownTask`` is all
that a public page can know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Min, Q, QuerySet, Window

from gongkai.ground.core import clock

from ..enums import Progress, UnitRole
from ..models import Assignment, Plan, ShownProgress, Task, TaskUnit
from ..rules.showing import proposal
from ..saying import all_words

SILENT = "none"  # a task of which the office has told no progress
WORDS = {**dict(Progress.choices), SILENT: "没有公布进展"}


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """The facts of a public plan. ``key`` tells two plans of one year apart."""

    key: int
    year: int
    title: str
    number: str
    issuer: str
    date: date | None


@dataclass(frozen=True, slots=True)
class ShownTask:
    """One task as the plan words it, and the progress that the office chose to show."""

    label: str
    section: str
    item: str
    requirement: str
    units: tuple[str, ...]
    deadline: str
    progress: str
    word: str
    note: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Bar:
    """How many tasks stand at one progress; ``share`` is of the most, in per cent."""

    code: str
    word: str
    count: int
    share: int


def public_plans() -> QuerySet[Plan]:
    """The plans that the office made public, the first of a year first."""
    return Plan.objects.exclude(shown_at=None).order_by("-year", "taken_over_at", "pk")


def shown_of(year: int) -> list[ShownPlan]:
    """The public plans of a year; almost always one."""
    return [facts(plan) for plan in public_plans().filter(year=year)]


def shown_years() -> list[int]:
    """The years with a public plan, newest first."""
    return list(dict.fromkeys(public_plans().values_list("year", flat=True)))


def facts(plan: Plan) -> ShownPlan:
    """What the public may know of the plan itself."""
    return ShownPlan(plan.pk, plan.year, plan.title, plan.document_number, plan.issuer, plan.date)


def public_tasks(plan_id: int) -> QuerySet[Task]:
    """The tasks that the plan itself names.

    One carried over from the year before says that somebody was not done, and one that the office
    added later is its own affair; neither stands in the published plan. They are shown only once
    the office has told their progress.
    """
    own = Q(carried_from=None, added_at=None) | Q(shown__isnull=False)
    return Task.objects.filter(own, plan=plan_id).order_by("order")


def sections_of(plan_id: int) -> list[str]:
    """The sections in the plan's order."""
    return list(dict.fromkeys(public_tasks(plan_id).values_list("section", flat=True)))


def found_tasks(plan_id: int, section: str | None, progress: str) -> QuerySet[Task]:
    """The public tasks of one section (None: all) and one progress ("": any)."""
    rows = public_tasks(plan_id)
    # Sections as they first appear: what comes late in one still stands under its heading.
    of_section = Window(Min("order"), partition_by=F("section"))
    rows = rows.annotate(section_order=of_section).order_by("section_order", "order")
    if section is not None:
        rows = rows.filter(section=section)
    if progress == SILENT:
        rows = rows.filter(shown=None)
    elif progress:
        rows = rows.filter(shown__progress=progress)
    return rows.select_related("shown").prefetch_related("deadlines", "named_units")


def bars(plan_id: int) -> list[Bar]:
    """How many public tasks stand where, done first; what nobody told comes last, if any."""
    rows = public_tasks(plan_id).values_list("shown__progress").annotate(n=Count("pk")).order_by()
    counts = {code or SILENT: count for code, count in rows}
    most = max(counts.values(), default=0)
    codes = [Progress.DONE, Progress.GOING, Progress.NOT_STARTED]
    every = [*(str(code) for code in codes), *([SILENT] if counts.get(SILENT) else [])]
    return [
        Bar(code, WORDS[code], counts.get(code, 0), 100 * counts.get(code, 0) // (most or 1))
        for code in every
    ]


def shown_task(task: Task) -> ShownTask:
    """The values of one task; wants ``shown``, ``deadlines`` and ``named_units`` read before."""
    told: ShownProgress | None = getattr(task, "shown", None)
    deadlines = all_words(one.as_read() for one in task.deadlines.all())
    return ShownTask(
        label=task.label,
        section=task.section,
        item=task.item,
        requirement=task.requirement,
        units=tuple(_named(unit) for unit in task.named_units.all()),
        deadline=deadlines or task.deadline_text,
        progress=told.progress if told else SILENT,
        word=WORDS[told.progress if told else SILENT],
        note=told.note if told else "",
        day=told.at.astimezone(clock.CHINA).date() if told else None,
    )


def _named(unit: TaskUnit) -> str:
    plain = unit.role == UnitRole.RESPONSIBLE
    return unit.name if plain else f"{unit.name}（{unit.get_role_display()}）"


def seen_at(told: ShownProgress | None) -> str:
    """What a form carries, so that another's change is noticed; "" while nothing is told."""
    return told.at.isoformat() if told else ""


def proposals(tasks: Iterable[int]) -> dict[int, str | None]:
    """What the ledger proposes for each task: one query for all."""
    states: dict[int, list[str]] = defaultdict(list)
    rows = Assignment.objects.filter(task__in=list(tasks)).values_list("task", "state").distinct()
    for task_id, state in rows.order_by():
        states[task_id].append(state)
    return {task_id: proposal(held) for task_id, held in states.items()}
