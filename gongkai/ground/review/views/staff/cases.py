"""A case's page, the steps that are taken on it, its sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.formbase import put_on
from gongkai.ground.ui.staff import staff_page

from ... import actions, papers
from ...forms import ApproveForm, ReasonForm, StepForm
from ...models import Case
from ...queries import waiting
from ...records import address_of
from ...rules.machine import MACHINE
from .showing import file_answer, page_of_case, seen_case, sent, signed_in, turn_and_content

VIEW = "review.view"
DONE = {
    "submit": "已送审，并通知了第一个环节的审核人。",
    "send_back": "已退回，并通知了起草人。",
    "recall": "已撤回，可以接着修改。",
    "reopen": "已重新打开，请再送审一次。",
    "end": "已终止审签。",
}
HINTS = {
    "send_back": "起草人会收到通知和理由。修改以后重新送审，各个环节都要再审一遍。",
    "recall": "撤回以后，已经有的审核意见作废，修改以后要重新送审。",
    "end": "终止以后这份内容不会公开。以后要公开，可以重新审签。",
    "reopen": "以前的意见作废，各个环节都要再审一遍。",
}
WITH_REASON: dict[str, Callable[..., Case]] = {
    "send_back": actions.send_back,
    "end": actions.end,
    "reopen": actions.reopen,
}
PLAIN: dict[str, Callable[..., Case]] = {"submit": actions.submit, "recall": actions.recall}


@staff_page(VIEW)
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands, what changed, the opinion that is awaited, all that happened."""
    found = seen_case(request, pk)
    return _shown(request, found, _opinion_form(request, found, None))


@staff_page(VIEW)
@require_http_methods(["POST"])
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """The opinion of the turn; what is missing is said at its field."""
    found = seen_case(request, pk)
    form = _opinion_form(request, found, sent(request))
    if form is None:
        messages.warning(request, "这一环节现在不由您审核，请看一看现在到了哪一步。")
        return redirect("review:case", pk)
    if not form.is_valid():
        return _shown(request, found, form)
    version = form.cleaned_data["version"]
    try:
        actions.approve(
            by=signed_in(request), case=found, version=version, opinion=form.as_opinion()
        )
    except Refusal as refusal:
        if refusal.code in ("stale", "wrong_state"):
            messages.error(request, refusal.sentence)
            return redirect("review:case", pk)
        for reason in refusal.reasons:
            form.add_error(form.place_of(reason), reason.sentence)
        return _shown(request, found, form)
    messages.success(request, f"“{form.turn.label}”已通过。")
    return redirect("review:list")


@staff_page(VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One of the other steps: a page that asks, then the step."""
    found, user = seen_case(request, pk), signed_in(request)
    if verb not in WITH_REASON and verb not in PLAIN:
        raise Http404
    if verb not in waiting.buttons(user, found):
        messages.warning(request, f"现在不能“{MACHINE.transition(verb).label}”。")
        return redirect("review:case", pk)
    kind = ReasonForm if verb in WITH_REASON else StepForm
    form = kind(sent(request), initial={"version": found.version})
    if form.is_bound and form.is_valid():
        try:
            do = WITH_REASON.get(verb) or PLAIN[verb]
            do(by=user, case=found, **form.cleaned_data)
        except Refusal as refusal:
            if refusal.code in ("stale", "wrong_state", "not_allowed"):
                messages.error(request, refusal.sentence)
                return redirect("review:case", pk)
            put_on(form, refusal.reasons)
        else:
            messages.success(request, DONE[verb])
            return redirect(_way_on(request, found))
    values = {
        "case": found,
        "form": form,
        "label": MACHINE.transition(verb).label,
        "hint": HINTS.get(verb, ""),
        "danger": verb == "end",
    }
    return render(request, "review/step.html", values, status=status_of(form))


@staff_page(VIEW)
@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The review sheet as docx."""
    found = seen_case(request, pk)
    return file_answer(papers.review_sheet(found), f"审签单（{found.title[:40]}）", "docx")


def _opinion_form(request: HttpRequest, found: Case, data: Any) -> ApproveForm | None:
    """The form of the awaited turn for whoever may pass it."""
    turn, content = turn_and_content(found)
    if turn is None or content is None:
        return None
    if "approve" not in waiting.buttons(signed_in(request), found):
        return None
    form = ApproveForm(data, turn=turn, content=content, initial={"version": found.version})
    return form.add_asked()


def _shown(request: HttpRequest, found: Case, form: ApproveForm | None) -> HttpResponse:
    forms_shown: list[forms.Form] = [form] if form is not None else []
    values = page_of_case(request, found) | {"form": form}
    return render(request, "review/case.html", values, status=status_of(*forms_shown))


def _way_on(request: HttpRequest, found: Case) -> str:
    """Back to the record's own page where the step was begun there, else to the case."""
    record = address_of(found.record_kind, found.record_id)
    if record and request.POST.get("next") == record:
        return record
    return reverse("review:case", args=[found.pk])
