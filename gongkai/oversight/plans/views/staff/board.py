"""The office's board of a plan, its matrix, and a task's page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.ui.staff import staff_page

from ...forms.bulk import BulkChoice
from ...models import Assignment, Task
from ...queries.board import sections, units_of, whole
from ...queries.ledger import matrix as matrices
from ...queries.ledger.board import (
    Known,
    counts,
    found,
    grouped,
    listed,
    where_it_stands,
)
from ...source import beside
from .answers import signed_in
from .asking import asked, plan_or_404
from .counting import counted
from .plan_tabs import tabs_of
from .saved import saved_context

ROWS = 30


@staff_page("plans.manage")
@require_safe
def board(request: HttpRequest, pk: int) -> HttpResponse:
    """A plan's assignments under their tasks, counted and filtered."""
    at = asked(request, pk)
    plan, filters = at.plan, at.filters
    chosen = filters.chosen()
    numbers = counts(plan, chosen)
    matching = numbers.match(chosen.get("state", ""), chosen.get("light", ""))
    rows = listed(found(plan, chosen))
    page = page_of(Known(rows, matching), request.GET.get("page"), ROWS)
    context = {
        "plan": plan,
        "tabs": tabs_of(plan, "board"),
        "tasks": sum(part.tasks for part in at.sections),
        "units_count": len(at.units),
        "stands": where_it_stands(numbers),
        "counts": numbers,
        "counted": counted(numbers, filters),
        "filters": filters,
        "page": page,
        "zero": reverse("plans:assignment", args=[0]),
        "groups": grouped(page.object_list, plan, at.units),
        "bulk": BulkChoice(auto_id="bulk-%s"),
        **saved_context(request, "board", filters.address, reverse("plans:board", args=[pk]), plan),
    }
    return render(request, "plans/board.html", context)


@staff_page("plans.manage")
@require_safe
def matrix(request: HttpRequest, pk: int) -> HttpResponse:
    """Units × sections: who has done what, at a glance."""
    plan = plan_or_404(request, pk)
    parts, units = sections(plan), units_of(plan)
    blocks = matrices.matrix(plan, units, parts)
    columns = matrices.by_section(blocks, parts)
    context = {
        "plan": plan,
        "tabs": tabs_of(plan, "matrix"),
        "board": reverse("plans:board", args=[pk]),
        "blocks": blocks,
        "sections": columns,
        "total": sum((cell for _, cell in columns), matrices.Cell()),
        "worst": matrices.worst(blocks),
    }
    return render(request, "plans/matrix.html", context)


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
