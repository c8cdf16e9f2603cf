"""The lead list of a plan as lines: which tasks each lead sees for its whole line."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.ui.staff import staff_page

from ...actions.lining import set_tasks
from ...models import LeadDuty
from ...queries.drafts import plans_of
from ...queries.lines import lead_list as rows_of
from ...queries.lines import line_of, offers
from .answers import signed_in

REGISTER = "orgs.manage_units"


@staff_page("plans.manage")
@require_safe
def lead_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Each row of the lead list, its line, its tasks; and what binds every unit."""
    plan = get_object_or_404(plans_of(signed_in(request)), pk=pk)
    rows = rows_of(plan)
    context = {
        "plan": plan,
        "rows": rows,
        "open": [row for row in rows if not row.tasks],
        "general": plan.general_requirements.all(),
    }
    return render(request, "plans/lead_list.html", context)


@staff_page("plans.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def duty(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick the tasks of one row of the lead list."""
    user = signed_in(request)
    mine = LeadDuty.objects.filter(plan__in=plans_of(user)).select_related("unit", "plan__unit")
    found = get_object_or_404(mine, pk=pk)
    refusal, ticked = None, None
    if request.method == "POST":
        ticked = _numbers(request.POST.getlist("tasks"))
        seen = _numbers(request.POST.get("seen", "").split(","))
        try:
            set_tasks(by=user, duty=found, tasks=ticked, seen=seen)
        except Refusal as caught:
            refusal = caught
        else:
            messages.success(request, f"已存好条线“{found.subject}”的任务。")
            return redirect("plans:lead-list", found.plan_id)
    line = line_of(found)
    rows = offers(found, line, ticked)
    context = {
        "duty": found,
        "line": line,
        "near": [row for row in rows if row.words or row.chosen],
        "far": [row for row in rows if not (row.words or row.chosen)],
        "seen": ",".join(str(r.task.pk) for r in rows if line and r.task.line_id == line.pk),
        "refusal": refusal,
        "registers": found.unit is not None and orgs.may(user, REGISTER, found.unit),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
    return render(request, "plans/lead_duty.html", context, status=status)


def _numbers(texts: list[str]) -> set[int]:
    """The ids that were sent; what is none is one that no task has, so that it is refused."""
    return {
        int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
        for text in texts
        if text
    }
