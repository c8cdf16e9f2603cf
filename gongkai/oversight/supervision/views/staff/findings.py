"""Reporting a problem, its page, and its steps."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page
from gongkai.oversight.plans.models import Assignment

from ... import actions
from ...forms import BareForm, ConfirmForm, ProofForm, ReasonForm, ReportForm, WordForm
from ...models import Finding
from ...queries.cases import findings_of, letters_of
from .answers import begun, sent, signed_in
from .stepping import Step, take
from .telling import told_of
from .turning import turning

STEPS = turning("责任单位", "整改没有到位", "退回重新整改") | {
    "confirm": Step(
        ConfirmForm,
        "情况属实，定下整改期限。",
        "确认以后，责任单位才会收到，并按期整改、附佐证报结果。"
        "反映人附的材料不给责任单位看；它整改要用的，请写在下面，或者另附一份。",
        "确认，交责任单位整改",
        "已确认。问题交给了责任单位，并通知了负责人和信息公开员。",
        actions.confirm,
        "finding",
    ),
    "rectify": Step(
        ProofForm,
        "写明怎样整改的，附上佐证。",
        "报上去以后由政务公开办复核。至少要有一样佐证：文件、链接或者平台内的记录。",
        "报整改结果",
        "已报整改结果，等政务公开办复核。",
        actions.rectify,
        "finding",
        labels=(("text", "怎样整改的"),),
    ),
    "clear": Step(
        WordForm,
        "复核通过，让问题销号？",
        "请先看过单位报来的整改结果和佐证。销号以后不能再改。",
        "复核通过，销号",
        "已销号，并通知了责任单位。",
        actions.clear,
        "finding",
        labels=(("text", "复核意见"),),
    ),
    "dismiss": Step(
        ReasonForm,
        "经核实，问题不成立？",
        "认定以后不能再改。请写明核实的情况。",
        "认定不成立",
        "已认定不成立。",
        actions.dismiss,
        "finding",
        labels=(("reason", "为什么不成立"),),
    ),
    "escalate": Step(
        BareForm,
        "逾期没有整改，起草督办单？",
        "督办单先存成草稿，事项、要求和依据按这个问题写好，您填上答复期限就可以印发。",
        "起草督办单",
        "督办单的草稿写好了，请填写答复期限，然后印发。",
        actions.escalate,
        "finding",
    ),
}


@staff_page("supervision.report")
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Report a problem of any unit; ``?assignment=`` says of which task."""
    user = signed_in(request)
    assignment = _assignment(request)
    form = ReportForm(sent(request), request.FILES or None, user=user, assignment=assignment)
    made = begun(request, form, lambda: _report(user, form, assignment))
    if made is not None:
        messages.success(request, f"已登记，编号是{made.docno}。政务公开办核实后会处理。")
        return redirect("supervision:finding", made.pk)
    context = {"form": form, "assignment": assignment}
    return render(request, "supervision/report.html", context, status=status_of(form))


def _report(user: User, form: ReportForm, assignment: Assignment | None) -> Finding:
    """The finding that a sound form reports; about the task only where it is this unit's."""
    values = {name: form.cleaned_data[name] for name in ("unit", "title", "text", "origin")}
    same = assignment is not None and assignment.unit_id == values["unit"].pk
    return actions.report(
        by=user,
        found_on=form.cleaned_data["found_on"],
        assignment=assignment if same else None,
        items=form.items(user),
        **values,
    )


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
    context = told_of(request, case) | {"letters": letters_of(user).filter(findings=case)}
    return render(request, "supervision/finding.html", context)


@staff_page("supervision.view")
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One step of a finding."""
    return take(request, get_object_or_404(findings_of(signed_in(request)), pk=pk), verb, STEPS)
