"""What the office decides to show of a plan, as the record that is reviewed and released."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from gongkai.ground.core import clock
from gongkai.ground.review.rules.content import Content
from gongkai.publishing.release.models import Placement, Publication
from gongkai.publishing.release.queries import listed, on_shelf
from gongkai.publishing.release.rules.outgoing import BANNER, Outgoing, text_part
from gongkai.publishing.release.shelves import shelf

from ..enums import UnitRole
from ..models import Assignment, Plan, ShownProgress, Task, TaskUnit
from ..rules.showing import proposal
from ..rules.shown import KIND, SILENT, as_text, gathered
from ..saying import all_words

YEAR = "plans"  # the shelf of the plans of one year: plans:2026


def outgoing(record_id: int, *, lock: bool) -> Outgoing | None:
    """The plan as it would be published now; ``lock`` holds its row."""
    rows = Plan.objects.select_for_update(of=("self",)) if lock else Plan.objects.all()
    plan = rows.filter(pk=record_id).first()
    if plan is None:
        return None
    data = data_of(plan)
    return Outgoing(
        kind=KIND,
        record_id=plan.pk,
        unit_id=plan.unit_id,
        title=plan.title,
        content=Content((text_part("要点和进展", as_text(data), data),)),
        data=data,
        day=plan.date or plan.taken_over_at.astimezone(clock.CHINA).date(),
        shelves=(shelf("unit", plan.unit_id), shelf(YEAR, plan.year)),
        summary=f"{plan.year}年政务公开工作要点的任务和进展",
        ending=BANNER,
    )


def data_of(plan: Plan) -> dict[str, Any]:
    """All that the public page is made of, as plain JSON."""
    rows = public_tasks(plan.pk).select_related("shown")
    rows = rows.prefetch_related("deadlines", "named_units")
    return {
        "title": plan.title,
        "number": plan.document_number,
        "issuer": plan.issuer,
        "date": plan.date.isoformat() if plan.date else "",
        "year": plan.year,
        "tasks": gathered([shown_task(task) for task in rows]),
    }


def public_tasks(plan_id: int) -> QuerySet[Task]:
    """The tasks that the plan itself names.

    One carried over from the year before says that somebody was not done, and one that the office
    added later is its own affair; neither stands in the published plan. They are shown only once
    the office has told their progress.
    """
    own = Q(carried_from=None, added_at=None) | Q(shown__isnull=False)
    return Task.objects.filter(own, plan=plan_id).order_by("order")


def shown_task(task: Task) -> dict[str, Any]:
    """One task as the plan words it, and the progress that the office chose to show; wants
    ``shown``, ``deadlines`` and ``named_units`` read before."""
    told: ShownProgress | None = getattr(task, "shown", None)
    deadlines = all_words(one.as_read() for one in task.deadlines.all())
    return {
        "label": task.label,
        "section": task.section,
        "item": task.item,
        "requirement": task.requirement,
        "units": [_named(unit) for unit in task.named_units.all()],
        "deadline": deadlines or task.deadline_text,
        "progress": told.progress if told else SILENT,
        "note": told.note if told else "",
        "day": told.at.astimezone(clock.CHINA).date().isoformat() if told else "",
    }


def shown_of(year: int) -> QuerySet[Publication]:
    """The public plans of a year, the first released first; almost always one."""
    return on_shelf(shelf(YEAR, year)).order_by("pk")


def shown_years() -> list[int]:
    """The years with a public plan, newest first."""
    rows = Placement.objects.filter(shelf__startswith=f"{YEAR}:", publication__in=listed())
    names = set(rows.values_list("shelf", flat=True))
    return sorted((int(name.partition(":")[2]) for name in names), reverse=True)


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
