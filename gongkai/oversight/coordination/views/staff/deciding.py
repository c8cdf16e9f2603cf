"""What the office does with a matter, and how a unit takes its own back."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...forms import AmendForm, DecisionForm, MeetingForm, ReasonForm
from ...queries.standing import MANAGE
from . import answers
from .matters import matter_or_404, way_to
from .stepping import Step, take

STEPS = {
    "schedule": Step(actions.schedule, MeetingForm, "列入会议", "列入", "已经列入会议。"),
    "reschedule": Step(actions.reschedule, MeetingForm, "改会议", "改好", "已经改了会议。"),
    "put_off": Step(
        actions.put_off,
        ReasonForm,
        "退回待列入",
        "退回",
        "已经退回，等着列入下次会议。",
        words={"hint": "例如：会议时间不够，没有议到。"},
    ),
    "set_aside": Step(
        actions.set_aside,
        ReasonForm,
        "不予列入会议？",
        "不予列入",
        "已经不予列入，并告诉了提出单位。",
        danger=True,
        words={"hint": "提出单位会看到这个原因。"},
    ),
    "decide": Step(
        actions.decide,
        DecisionForm,
        "记下决定",
        "存好，通知责任单位",
        "决定已经记下，并通知了责任单位。",
    ),
    "amend": Step(
        actions.amend,
        AmendForm,
        "更正决定",
        "存好更正，通知责任单位",
        "决定已经更正。",
        hints=["更正前的决定会留在经过里。"],
    ),
}


@staff_page("coordination.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """One step of the office; what was proposed stands beside it."""
    found = matter_or_404(request, pk)
    if not orgs.may(request.user, MANAGE, found.unit):
        raise Http404
    return take(request, found, STEPS[verb], way=way_to(found), hints=[str(found), found.text])


@staff_page("coordination.record")
@require_POST
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """The unit takes its matter back."""
    found = matter_or_404(request, pk)
    version = answers.version_of(request)
    return answers.step(
        request,
        lambda: actions.withdraw_matter(by=request.user, matter=found, version=version),
        "已经撤回这个议题。",
        "coordination:matter",
        pk,
    )
