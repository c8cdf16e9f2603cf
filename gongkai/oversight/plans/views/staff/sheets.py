"""Taking sheets out: a plan's two annexes as long work, a unit's own ledger at once."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.documents.downloads import disposition
from gongkai.ground.jobs import actions as jobs
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page

from ...exports import unit_document
from ...exports.report import report_title
from ...exports.running import FORMATS, KINDS, LEDGER, REPORT, TASKS
from ...forms.sheets import ExportForm
from ...models import Assignment, Plan
from ...queries.ledger.board import counts, tasks_of
from ...queries.mine import assignments_of
from .answers import sent, signed_in
from .asking import asked, plan_or_404
from .filters import BoardFilters, MineFilters

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CODES = {"tasks": TASKS, "ledger": LEDGER}


@staff_page("plans.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def exports(request: HttpRequest, pk: int) -> HttpResponse:
    """What can be taken away, with the filters of the board; the work itself is a job."""
    at = asked(request, pk)
    plan, filters = at.plan, at.filters
    form = ExportForm(sent(request), initial={"what": "tasks", "kind": "xlsx"})
    if request.method == "POST" and form.is_valid():
        code, kind = CODES[form.cleaned_data["what"]], form.cleaned_data["kind"]
        chosen = {name: getattr(value, "pk", value) for name, value in filters.chosen().items()}
        job = jobs.start(
            by=signed_in(request),
            unit=plan.unit,
            kind=code,
            title=f"导出《{plan.title.strip('《》')}》{KINDS[code]}（{FORMATS[kind]}）",
            params={"plan": plan.pk, "format": kind, "filters": chosen},
            key=f"{code}:{plan.pk}:{kind}:{filters.address}",
            back=request.get_full_path(),
        )
        return redirect("jobs:job", job.pk)
    context = {
        "plan": plan,
        "form": form,
        "filters": filters,
        "said": _said(filters),
        "tasks": tasks_of(plan, filters.chosen()).count(),
        "counts": {"tasks": plan.tasks.count(), "assignments": counts(plan, {}).all},
    }
    return render(request, "plans/export.html", context, status=status_of(form))


@staff_page("plans.manage")
@require_POST
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the report of a plan, as long work."""
    plan = plan_or_404(request, pk)
    job = jobs.start(
        by=signed_in(request),
        unit=plan.unit,
        kind=REPORT,
        title=f"写{report_title(plan.title)}",
        params={"plan": plan.pk},
        key=f"{REPORT}:{plan.pk}",
    )
    return redirect("jobs:job", job.pk)


@staff_page("plans.view")
@require_safe
def mine_document(request: StaffRequest) -> HttpResponse:
    """The unit's own ledger as a document, as the filters of its list leave it."""
    unit = request.unit
    if unit is None:
        raise Http404
    of_unit = Assignment.objects.filter(unit=unit).values("task__plan")
    filters = MineFilters(request.GET, plans=Plan.objects.filter(pk__in=of_unit))
    found = assignments_of(signed_in(request), unit, filters.chosen())
    answer = HttpResponse(unit_document(unit, found), content_type=DOCX)
    answer["Content-Disposition"] = disposition(f"{unit.said}任务台账.docx")
    return answer


def _said(filters: BoardFilters) -> list[tuple[str, str]]:
    """The filters in force as pairs of label and words."""
    found: list[tuple[str, str]] = []
    for name, value in filters.chosen().items():
        field: Any = filters.fields[name]
        words = dict(getattr(field, "choices", [])).get(value, value)
        found.append((str(field.label), str(getattr(value, "said", words))))
    return found
