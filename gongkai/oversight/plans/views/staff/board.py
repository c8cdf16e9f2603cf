"""The office's board of a plan, and a task's page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.staff import staff_page

from ...exports import task_sheet
from ...models import Assignment, Task
from ...queries.board import listed, matrix, sections, tasks_of, totals, whole
from ...queries.drafts import plans_of
from ...source import beside
from .answers import signed_in
from .files import sheet
from .filters import BoardFilters

ROWS = 30


@staff_page("plans.manage")
@require_safe
def board(request: HttpRequest, pk: int) -> HttpResponse:
    """Tasks by section with filters, and units × sections."""
    plan = get_object_or_404(plans_of(signed_in(request)), pk=pk)
    units = Unit.objects.filter(assignments__task__plan=plan).distinct()
    parts = sections(plan)
    filters = BoardFilters(request.GET, sections=parts, units=units)
    context = {
        "plan": plan,
        "sections": parts,
        "filters": filters,
        "page": page_of(listed(tasks_of(plan, filters.chosen())), request.GET.get("page"), ROWS),
        "blocks": matrix(plan),
        "counts": totals(plan),
        "general": plan.general_requirements.all(),
        "lead_duties": plan.lead_duties.select_related("unit"),
    }
    return render(request, "plans/board.html", context)


@staff_page("plans.manage")
@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The task table as the filters of the board leave it."""
    plan = get_object_or_404(plans_of(signed_in(request)), pk=pk)
    units = Unit.objects.filter(assignments__task__plan=plan).distinct()
    filters = BoardFilters(request.GET, sections=sections(plan), units=units)
    tasks = whole(tasks_of(plan, filters.chosen()))
    return sheet(task_sheet(plan.title, tasks), f"{plan.title}（任务分解表）")


@staff_page("plans.view")
@require_safe
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task. The plan is public, so its words are shown whole; assignments only as seen."""
    user = signed_in(request)
    found = get_object_or_404(orgs.visible_to(user, whole(Task.objects.all())), pk=pk)
    shares = Assignment.objects.filter(task=found).select_related("unit", "via", "task__plan")
    context = {
        "task": found,
        "assignments": orgs.visible_to(user, shares).order_by("unit__order", "unit"),
        "manages": orgs.may(user, "plans.manage", found.plan.unit),
        "beside": beside(found.plan.draft.source, found.source),
    }
    return render(request, "plans/task.html", context)
