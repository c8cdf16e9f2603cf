"""What the office does with a matter, and how a unit takes its own back."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.enums import UnitKind
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...forms import AmendForm, DecisionForm, MeetingForm, ReasonForm
from ...models import Matter
from ...queries.standing import MANAGE
from . import answers
from .matters import HOME, matter_or_404

GET_POST = ["GET", "HEAD", "POST"]


@staff_page("coordination.manage")
@require_http_methods(GET_POST)
def schedule(request: StaffRequest, pk: int) -> HttpResponse:
    """Put a matter on a meeting."""
    return _meeting(
        request, pk, actions.schedule, title="列入会议", button="列入", said="已经列入会议。"
    )


@staff_page("coordination.manage")
@require_http_methods(GET_POST)
def reschedule(request: StaffRequest, pk: int) -> HttpResponse:
    """Move it to another meeting or day."""
    return _meeting(
        request, pk, actions.reschedule, title="改会议", button="改好", said="已经改了会议。"
    )


@staff_page("coordination.manage")
@require_http_methods(GET_POST)
def put_off(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it from its meeting."""
    return _reason(
        request,
        pk,
        actions.put_off,
        hint="例如：会议时间不够，没有议到。",
        title="退回待列入",
        button="退回",
        said="已经退回，等着列入下次会议。",
    )


@staff_page("coordination.manage")
@require_http_methods(GET_POST)
def set_aside(request: StaffRequest, pk: int) -> HttpResponse:
    """Put it on no meeting."""
    return _reason(
        request,
        pk,
        actions.set_aside,
        hint="提出单位会看到这个原因。",
        title="不予列入会议？",
        button="不予列入",
        said="已经不予列入，并告诉了提出单位。",
        danger=True,
    )


@staff_page("coordination.manage")
@require_http_methods(GET_POST)
def decide(request: StaffRequest, pk: int) -> HttpResponse:
    """Write down the decision."""
    found = _managed(request, pk)
    form = DecisionForm(
        answers.bound(request)[0], units=_units(request), initial={"version": found.version}
    )
    return _page(
        request,
        found,
        form,
        lambda: actions.decide(
            by=request.user, matter=found, version=form.seen(), decision=form.decision_said()
        ),
        title="记下决定",
        button="存好，通知责任单位",
        said="决定已经记下，并通知了责任单位。",
    )


@staff_page("coordination.manage")
@require_http_methods(GET_POST)
def amend(request: StaffRequest, pk: int) -> HttpResponse:
    """Mend what was written down."""
    found = _managed(request, pk)
    initial = {
        "version": found.version,
        "decision": found.decision,
        "responsible": [unit.pk for unit in found.responsible.all()],
        "due": found.due,
    }
    form = AmendForm(answers.bound(request)[0], units=_units(request), initial=initial)
    return _page(
        request,
        found,
        form,
        lambda: actions.amend(
            by=request.user,
            matter=found,
            version=form.seen(),
            decision=form.decision_said(),
            reason=form.cleaned_data["reason"],
        ),
        title="更正决定",
        button="存好更正，通知责任单位",
        said="决定已经更正。",
        hints=["更正前的决定会留在经过里。"],
    )


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


def _meeting(request: StaffRequest, pk: int, action: Any, **words: str) -> HttpResponse:
    found = _managed(request, pk)
    initial = {"version": found.version, "meeting": found.meeting, "held_on": found.held_on}
    form = MeetingForm(answers.bound(request)[0], initial=initial)
    return _page(
        request,
        found,
        form,
        lambda: action(
            by=request.user,
            matter=found,
            version=form.seen(),
            meeting=form.cleaned_data["meeting"],
            held_on=form.cleaned_data["held_on"],
        ),
        **words,
    )


def _reason(
    request: StaffRequest, pk: int, action: Any, *, hint: str, **words: Any
) -> HttpResponse:
    found = _managed(request, pk)
    form = ReasonForm(answers.bound(request)[0], hint=hint, initial={"version": found.version})
    return _page(
        request,
        found,
        form,
        lambda: action(
            by=request.user,
            matter=found,
            version=form.seen(),
            reason=form.cleaned_data["reason"],
        ),
        **words,
    )


def _page(
    request: StaffRequest, found: Matter, form: Any, do: Any, *, said: str, **more: Any
) -> HttpResponse:
    if answers.carried_out(form, do, found) is None:
        back = reverse("coordination:matter", args=[found.pk])
        more.setdefault("hints", [str(found), found.text])
        return answers.form_page(request, form, way=[HOME, (found.label, back)], back=back, **more)
    return answers.done(request, said, "coordination:matter", found.pk)


def _managed(request: StaffRequest, pk: int) -> Matter:
    found = matter_or_404(request, pk)
    if not orgs.may(request.user, MANAGE, found.unit):
        raise Http404
    return found


def _units(request: StaffRequest) -> Any:
    units = orgs.units_for(request.user, MANAGE)
    return units.filter(active=True).exclude(kind=UnitKind.GOVERNMENT)
