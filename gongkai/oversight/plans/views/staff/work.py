"""The page of one assignment and the steps that can be taken there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.core.transitions import Transition
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page

from ...actions import ledger
from ...forms import FORMS, StepForm, measure_rows
from ...models import Assignment
from ...queries.ledger.lookback import chain
from ...queries.ledger.merged import goes_on_in
from ...queries.ledger.page import Page, page_of, timeline
from ...rules.ledger import MACHINE, Measure, WorkPlan
from .answers import put_on, sent, signed_in

ACTIONS: dict[str, Callable[..., object]] = {
    "sign": ledger.sign,
    "refuse": ledger.refuse,
    "insist": ledger.insist,
    "plan": ledger.fill_plan,
    "start": ledger.start,
    "report": ledger.report,
    "submit": ledger.submit,
    "retract": ledger.retract,
    "verify": ledger.verify,
    "send_back": ledger.send_back,
    "extend": ledger.extend,
    "transfer": ledger.transfer,
    "withdraw": ledger.withdraw,
    "reopen": ledger.reopen,
    "comment": ledger.comment,
}


@staff_page("plans.view")
@require_safe
def assignment(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit's task: requirement, days with their reasons, timeline, proof, next steps."""
    page = _page_or_404(request, pk)
    vars(request)["record"] = page.row
    earlier = [
        # What was merged into this one is told here: its own page belongs to the other unit.
        (row, timeline(row.pk) if row.task_id == page.row.task_id else [])
        for row in chain(page.row)
    ]
    context = {"page": page, "earlier": earlier}
    return render(request, "plans/assignment.html", context)


@staff_page("plans.view")
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One step: its form, and taking it."""
    page = _page_or_404(request, pk)
    transition = _offered(request, page, verb)
    if transition is None:
        return _not_now(request, page, verb)
    form = _form(request, page, verb)
    rows = measure_rows(sent(request), page.standing) if verb == "plan" else None
    if request.method == "POST" and form.is_valid() and (rows is None or rows.is_valid()):
        given = {"plan": _plan(form, rows)} if rows is not None else form.given()
        try:
            _take(request, page.row, verb, form.cleaned_data["version"], given)
        except Refusal as refusal:
            _show(form, refusal, page)
        else:
            return _done(request, page.row, transition)
    context = {"page": page, "form": form, "rows": rows, "step": transition}
    forms = [form] if rows is None else [form, rows]
    return render(request, "plans/assignment_step.html", context, status=status_of(*forms))


@staff_page("plans.view")
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last step back."""
    page = _page_or_404(request, pk)
    version = request.POST.get("version", "")
    try:
        ledger.undo(
            by=signed_in(request),
            assignment=page.row,
            version=int(version) if version.isdecimal() and len(version) < 10 else 0,
        )
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, "上一步已经撤销，任务回到了前一步的样子。")
    return redirect("plans:assignment", pk)


@staff_page("plans.manage")
@require_POST
def urge(request: HttpRequest, pk: int) -> HttpResponse:
    """催办: tell the unit now."""
    page = _page_or_404(request, pk)
    try:
        ledger.urge(by=signed_in(request), assignment=page.row)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(
            request, f"已经提醒{page.row.unit.said}的负责人和信息公开员。同一天只提醒一次。"
        )
    return redirect("plans:assignment", pk)


def _page_or_404(request: HttpRequest, pk: int) -> Page:
    try:
        return page_of(signed_in(request), pk)
    except Assignment.DoesNotExist:
        raise Http404 from None


def _offered(request: HttpRequest, page: Page, verb: str) -> Transition | None:
    """The step, if it is offered now.

    What somebody has typed already comes back with the reason, though the task has moved on: so
    for a sent form it is enough that the person may take such a step at all.
    """
    found = next((each for each in page.steps if each.verb == verb), None)
    if found is None and request.method == "POST" and verb in ACTIONS:
        known = MACHINE.transition(verb)
        return known if known.actor in page.actors else None
    return found


def _not_now(request: HttpRequest, page: Page, verb: str) -> HttpResponse:
    """The step is not offered (any more): say why, if the verb is known."""
    if verb not in ACTIONS:
        raise Http404
    known = MACHINE.transition(verb)
    if known.actor not in page.actors:
        who = MACHINE.actors[known.actor]
        messages.error(request, f"“{known.label}”由{who}来办，您没有这个权限。")
    else:
        last = page.lines[0]
        messages.error(
            request,
            f"这项任务现在是“{page.row.get_state_display()}”（{last.who}{last.deed}），"
            f"“{known.label}”办不了。{page.waits_for}",
        )
    return redirect("plans:assignment", page.row.pk)


def _form(request: HttpRequest, page: Page, verb: str) -> StepForm:
    return FORMS[verb](
        sent(request),
        request.FILES or None,
        assignment=page.row,
        standing=page.standing,
        person=signed_in(request),
    )


def _take(
    request: HttpRequest, row: Assignment, verb: str, version: int, given: dict[str, Any]
) -> None:
    ACTIONS[verb](by=signed_in(request), assignment=row, version=version, **given)


def _plan(form: StepForm, rows: Any) -> WorkPlan:
    kept = [row.cleaned_data for row in rows.kept()]
    measures = tuple(Measure(each["text"].strip(), each["limit"], each["due"]) for each in kept)
    return WorkPlan(form.cleaned_data["leader"], form.cleaned_data["section"], measures)


def _show(form: StepForm, refusal: Refusal, page: Page) -> None:
    if refusal.code in ("stale", "wrong_state"):
        put_on(form, refusal, page.standing.version)
    else:
        form.show(refusal)


def _done(request: HttpRequest, row: Assignment, transition: Transition) -> HttpResponse:
    row.refresh_from_db(fields=["state"])
    into = goes_on_in(row) if transition.verb == "transfer" else None
    merged = f"{into.unit.said}已有这一项，这一条并入了那一条" if into else ""
    messages.success(
        request,
        f"已办好：{merged or transition.label}。办错了的，十分钟内可以在本页撤销这一步。",
    )
    return redirect("plans:assignment", row.pk)
