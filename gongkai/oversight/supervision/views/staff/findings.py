"""Reporting a problem, its page, and its steps."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page
from gongkai.oversight.plans.models import Assignment

from ... import actions
from ...forms import (
    BareForm,
    ConfirmForm,
    ExtendForm,
    ProofForm,
    ReasonForm,
    ReportForm,
    SendBackForm,
    TransferForm,
    WordForm,
)
from ...queries.cases import findings_of, letters_of
from ...queries.headlines import headline
from ...queries.offices import acts_as
from ...queries.telling import buttons, told, why_this_day
from ...rules.cases import OFFICE
from .answers import put_on, sent, signed_in
from .stepping import Step, take

STEPS = {
    "confirm": Step(
        ConfirmForm,
        "情况属实，定下整改期限。",
        "确认以后，责任单位才会收到，并按期整改、附佐证报结果。",
        "确认，交责任单位整改",
        "已确认。问题交给了责任单位，并通知了负责人和信息公开员。",
        lambda by, case, v: actions.confirm(
            by=by, finding=case, version=v["version"], until=v["until"], text=v["text"]
        ),
    ),
    "rectify": Step(
        ProofForm,
        "写明怎样整改的，附上佐证。",
        "报上去以后由政务公开办复核。至少要有一样佐证：文件、链接或者平台内的记录。",
        "报整改结果",
        "已报整改结果，等政务公开办复核。",
        lambda by, case, v: actions.rectify(
            by=by, finding=case, version=v["version"], text=v["text"], items=v["items"]
        ),
        labels=(("text", "怎样整改的"),),
    ),
    "clear": Step(
        WordForm,
        "复核通过，让问题销号？",
        "请先看过单位报来的整改结果和佐证。销号以后不能再改。",
        "复核通过，销号",
        "已销号，并通知了责任单位。",
        lambda by, case, v: actions.clear(
            by=by, finding=case, version=v["version"], text=v["text"]
        ),
        labels=(("text", "复核意见"),),
    ),
    "send_back": Step(
        SendBackForm,
        "整改没有到位，退回重新整改。",
        "请写明还差什么，责任单位会看到。",
        "退回重新整改",
        "已退回，并通知了责任单位。",
        lambda by, case, v: actions.send_back(
            by=by, case=case, version=v["version"], reason=v["reason"], until=v["until"]
        ),
        labels=(("reason", "还差什么"),),
    ),
    "extend": Step(
        ExtendForm,
        "给责任单位多一些时间。",
        "新的期限要比原来的晚。原来的期限和延长的原因都会留在经过里。",
        "延长期限",
        "已延长，并通知了责任单位。",
        lambda by, case, v: actions.extend(
            by=by, case=case, version=v["version"], reason=v["reason"], until=v["until"]
        ),
        labels=(("reason", "延长的原因"),),
    ),
    "transfer": Step(
        TransferForm,
        "责任单位已经撤销，移交给承接单位。",
        "以前的经过都保留，期限不变，承接单位会收到通知。",
        "移交",
        "已移交，并通知了承接单位。",
        lambda by, case, v: actions.transfer(
            by=by, case=case, version=v["version"], to=v["to"], reason=v["reason"]
        ),
        labels=(("reason", "移交的原因"),),
    ),
    "dismiss": Step(
        ReasonForm,
        "经核实，问题不成立？",
        "认定以后不能再改。请写明核实的情况。",
        "认定不成立",
        "已认定不成立。",
        lambda by, case, v: actions.dismiss(
            by=by, finding=case, version=v["version"], reason=v["reason"]
        ),
        labels=(("reason", "为什么不成立"),),
    ),
    "escalate": Step(
        BareForm,
        "逾期没有整改，起草督办单？",
        "督办单先存成草稿，事项、要求和依据按这个问题写好，您填上答复期限就可以印发。",
        "起草督办单",
        "督办单的草稿写好了，请填写答复期限，然后印发。",
        lambda by, case, v: actions.escalate(by=by, finding=case, version=v["version"]),
    ),
}


@staff_page("supervision.report")
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Report a problem of any unit; ``?assignment=`` says of which task."""
    user = signed_in(request)
    assignment = _assignment(request)
    form = ReportForm(sent(request), request.FILES or None, user=user, assignment=assignment)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("unit", "title", "text", "origin")}
        same = assignment is not None and assignment.unit_id == values["unit"].pk
        try:
            finding = actions.report(
                by=user,
                found_on=form.cleaned_data["found_on"],
                assignment=assignment if same else None,
                items=form.items(user),
                **values,
            )
        except Refusal as refusal:
            put_on(form, refusal)
        else:
            messages.success(request, f"已登记，编号是{finding.docno}。政务公开办核实后会处理。")
            return redirect("supervision:finding", finding.pk)
    context = {"form": form, "assignment": assignment}
    return render(request, "supervision/report.html", context, status=status_of(form))


def _assignment(request: HttpRequest) -> Assignment | None:
    """The task of the address, as far as the person may see it."""
    number = request.GET.get("assignment", "")
    if not number.isdecimal() or len(number) > 18:
        return None
    rows = Assignment.objects.select_related("unit", "task", "task__plan")
    return orgs.visible_to(signed_in(request), rows).filter(pk=int(number)).first()


@staff_page("supervision.view")
@require_safe
def finding(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands, what may be done, all that happened."""
    user = signed_in(request)
    rows = findings_of(user).select_related("assignment__task__plan", "found_by")
    case = get_object_or_404(rows, pk=pk)
    roles = acts_as(user, case)
    if OFFICE in roles:
        request.record = case  # type: ignore[attr-defined]  # how panels are told, see audit.slots
    context = {
        "case": case,
        "headline": headline(case, roles),
        "buttons": buttons(case, roles),
        "events": told(case, roles, user.pk),
        "why": why_this_day(case),
        "letters": letters_of(user).filter(findings=case),
    }
    return render(request, "supervision/finding.html", context)


@staff_page("supervision.view")
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One step of a finding."""
    return take(request, get_object_or_404(findings_of(signed_in(request)), pk=pk), verb, STEPS)
