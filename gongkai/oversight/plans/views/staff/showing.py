"""What the office shows to the public of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.core.paging import page_of
from gongkai.ground.review.queries import case_of
from gongkai.ground.ui.answers import attempt
from gongkai.ground.ui.staff import staff_page
from gongkai.publishing.release.queries import staff

from ...actions import showing as actions
from ...enums import Progress
from ...forms import ShowingForm
from ...models import Plan, Task
from ...queries.drafts import plans_of
from ...queries.showing import data_of, proposals, seen_at
from ...rules.shown import KIND, bars, finding
from ...shown_page import shown_context
from .answers import signed_in

ROWS = 30


@dataclass(slots=True)
class Row:
    """One task on the page: its form, what the ledger proposes, what is wrong."""

    task: Task
    form: ShowingForm
    proposal: str
    errors: list[Reason]


@staff_page("plans.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def showing(request: HttpRequest, pk: int) -> HttpResponse:
    """Switch the plan, set progress and note of each task."""
    plan = _plan(request, pk)
    tasks = plan.tasks.select_related("shown", "shown__by").order_by("order")
    page = page_of(tasks, request.GET.get("page"), ROWS)
    found = proposals(task.pk for task in page.object_list)
    rows = [_row(request, task, found.get(task.pk)) for task in page.object_list]
    refusal = _stored(request, plan, rows) if request.method == "POST" else None
    if request.method == "POST" and refusal is None:
        return redirect(request.get_full_path())
    case = case_of(KIND, plan.pk)
    made = data_of(plan)
    context = {
        "plan": plan,
        "page": page,
        "rows": rows,
        "refusal": refusal,
        "empty": tasks.filter(shown=None, carried_from=None, added_at=None).count(),
        "finding": finding(bars(made["tasks"])),
        "kind": KIND,
        "may_send": case is None or case.state in ("draft", "returned"),
        "publication": staff.publication_of(KIND, plan.pk),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
    return render(request, "plans/showing.html", context, status=status)


@staff_page("plans.manage")
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The public page as it is or would be."""
    plan = _plan(request, pk)
    values = {"plan": plan, "publication": staff.publication_of(KIND, plan.pk)}
    return render(
        request, "plans/showing_preview.html", values | shown_context(request, data_of(plan))
    )


@staff_page("plans.manage")
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it to review as it is now."""
    plan = _plan(request, pk)
    user = signed_in(request)
    said = "已送审，并通知了审核人。各个环节都通过以后，可以公开。"
    attempt(request, lambda: actions.send(by=user, plan=plan), said)
    return redirect("plans:showing", pk)


@staff_page("plans.manage")
@require_POST
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the ledger proposes where nothing is told yet."""
    plan = _plan(request, pk)
    try:
        count = actions.fill(by=signed_in(request), plan=plan)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        said = f"已按台账的建议填好 {count} 项。" if count else "没有空着、又能按台账填的任务。"
        messages.success(request, said)
    return redirect("plans:showing", pk)


def _plan(request: HttpRequest, pk: int) -> Plan:
    return get_object_or_404(plans_of(signed_in(request)), pk=pk)


def _row(request: HttpRequest, task: Task, proposed: str | None) -> Row:
    told: Any = getattr(task, "shown", None)
    initial = {
        "progress": told.progress if told else "",
        "note": told.note if told else "",
        "seen": seen_at(told),
    }
    prefix = f"task-{task.pk}"
    sent = request.method == "POST" and f"{prefix}-seen" in request.POST
    form = ShowingForm(request.POST if sent else None, initial=initial, prefix=prefix)
    word = str(Progress(proposed).label) if proposed else ""
    return Row(task, form, word, [])


def _stored(request: HttpRequest, plan: Plan, rows: list[Row]) -> Refusal | None:
    """Store what was sent; a Refusal (with its reasons beside the rows) when it cannot be."""
    sent = [row for row in rows if row.form.is_bound]
    wrong = [_wrong(row, error) for row in sent for error in _errors(row.form)]
    try:
        if wrong:
            raise Refusal("invalid", f"有 {len(wrong)} 处要改，现在一项也没有存。", wrong)
        count = actions.tell(
            by=signed_in(request),
            plan=plan,
            rows=[row.form.told(row.task.pk) for row in sent],
        )
    except Refusal as refusal:
        for row in rows:
            row.errors = [one for one in refusal.reasons if one.where == f"task-{row.task.pk}"]
            row.form.renew(seen_at(getattr(row.task, "shown", None)))
        return refusal
    messages.success(request, f"已存好 {count} 项。" if count else "没有改动，不用存。")
    return None


def _errors(form: ShowingForm) -> list[str]:
    form.full_clean()
    return [str(error) for errors in form.errors.values() for error in errors]


def _wrong(row: Row, error: str) -> Reason:
    return Reason("invalid", f"{row.task.label}：{error}。", f"task-{row.task.pk}")
