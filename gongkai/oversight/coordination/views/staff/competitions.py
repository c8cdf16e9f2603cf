"""Competitions: the list, one with its cases and results, and the office's steps."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason
from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.shapes import Event
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...actions.competitions import against_closing, against_voting
from ...exports import result_sheet
from ...forms import ChooseForm, ExtendForm, ReasonForm, TermsForm
from ...models import Competition
from ...queries import competitions as queries
from ...queries.standing import MANAGE, competition_verbs
from ...rules.machines import CLOSED, COMPETITION, OPEN, VOTING
from . import answers
from .buttons import buttons
from .filters import CompetitionFilters
from .headlines import headline
from .stepping import Step, take
from .units import managed_units, office_or_404

HOME = ("案例评选", "/desk/coordination/competitions/")
EVENTS = 60  # the newest; the log has them all
GET_POST = ["GET", "HEAD", "POST"]
STEPS = {
    "edit": Step(actions.edit, TermsForm, "修改评选", "存好修改", "已经修改。"),
    "extend": Step(actions.extend, ExtendForm, "延长投票", "延长，通知各单位", "已经延长投票。"),
    "cancel": Step(
        actions.cancel,
        ReasonForm,
        "取消这次评选？",
        "取消评选",
        "已经取消这次评选。",
        hints=["取消以后不能恢复。参评单位会收到通知，报送的案例只有报送单位自己还能看到。"],
        danger=True,
        words={"label": "取消的原因"},
    ),
}
PRESSED = {
    "open_voting": (actions.open_voting, "投票已经开始，并通知了各单位。"),
    "close_voting": (actions.close_voting, "投票已经截止，请评定。"),
}
AT_ENTRIES = {"vote", "take_back", "revise", "withdraw"}


@staff_page("coordination.view")
@require_safe
def competitions(request: StaffRequest) -> HttpResponse:
    """All competitions in which the unit takes part, or that the office holds."""
    rows = queries.competitions_of(request.user)
    years = sorted(set(rows.order_by().values_list("year", flat=True)), reverse=True)
    filters = CompetitionFilters(request.GET, years=years)
    chosen = filters.chosen()
    found = queries.found(request.user, state=chosen.get("state", ""), year=chosen.get("year"))
    context = {
        "filters": filters,
        "page": page_of(found, request.GET.get("page")),
        "manages": request.user.has_perm(MANAGE),
    }
    return render(request, "coordination/competition_list.html", context)


@staff_page("coordination.view")
@require_safe
def competition(request: StaffRequest, pk: int) -> HttpResponse:
    """One competition: where it stands, its cases, the votes of one's own unit, its results."""
    case = competition_or_404(request, pk)
    offered = competition_verbs(request.user, case, request.unit)
    verbs = {one.verb for one in offered}
    blocked = _blocked(case, verbs)
    ballot = queries.ballot(case, request.unit)
    entries = list(queries.entries_in(request.user, case))
    manages = orgs.may(request.user, MANAGE, case.office)
    shown = queries.counts_shown(request.user, case)
    leave_out = AT_ENTRIES | set(blocked) | _not_now(case, ballot, entries)
    context = {
        "competition": case,
        "headline": headline(case, ballot, manages=manages),
        "buttons": buttons("competition", pk, offered, leave_out=leave_out),
        "blocked": [_said(verb, why) for verb, why in blocked.items()],
        "entries": entries,
        "ballot": ballot,
        "votes": "vote" in verbs and clock.today() <= case.vote_until,
        "results": queries.results(case) if shown else [],
        "not_voted": list(queries.not_voted(case)) if manages and case.state == VOTING else [],
        "taking_part": case.units.count(),
        "events": _events(request, case),
        "manages": manages,
        "waits": COMPETITION.waits_for[case.state],
    }
    return render(request, "coordination/competition.html", context)


@staff_page("coordination.manage")
@require_http_methods(GET_POST)
def new(request: StaffRequest) -> HttpResponse:
    """Begin a competition; all units of the government take part unless some are left out."""
    office, units = office_or_404(request), managed_units(request)
    initial = {"year": clock.today().year, "entries_per_unit": 2, "votes_per_unit": 3}
    data, _ = answers.bound(request)
    form = TermsForm(data, units=units, initial=initial | {"units": units})
    return answers.begin(
        request, form, lambda: actions.start(by=request.user, office=office, **form.given()),
        did="发起", title="发起案例评选", button="发起，通知各单位", way=[HOME], back=HOME[1],
        hints=["发起以后马上通知参评单位。报送截止以前，内容都还可以改。"],
    )  # fmt: skip


@staff_page("coordination.manage")
@require_http_methods(GET_POST)
def step(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """One of the office's steps that has a form."""
    case = _managed(request, pk)
    return take(request, case, STEPS[verb], way=_way(case))


@staff_page("coordination.manage")
@require_POST
def press(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """One that its button takes at once."""
    case, version = _managed(request, pk), answers.version_of(request)
    action, said = PRESSED[verb]
    return answers.step(
        request,
        lambda: action(by=request.user, competition=case, version=version),
        said,
        "coordination:competition",
        pk,
    )


@staff_page("coordination.manage")
@require_http_methods(GET_POST)
def choose(request: StaffRequest, pk: int) -> HttpResponse:
    """Choose the winners beside what the votes say."""
    case = _managed(request, pk)
    if case.state != CLOSED:
        messages.error(request, COMPETITION.waits_for[case.state])
        return redirect("coordination:competition", pk)
    results = queries.results(case)
    form = ChooseForm(
        answers.bound(request)[0],
        entries=[one.entry for one in results],
        initial={"version": case.version},
    )
    made = answers.carried_out(
        form,
        lambda: actions.choose(
            by=request.user,
            competition=case,
            version=form.seen(),
            awards=form.awards(),
            reason=form.cleaned_data["reason"],
        ),
        case,
    )
    if made is None:
        rows = [(one, form.award_of(one.entry)) for one in results]
        shown = {"competition": case, "form": form, "rows": rows, "way": _way(case)}
        return render(request, "coordination/choose.html", shown, status=status_of(form))
    return answers.done(request, "已经评定，并通知了各单位。", "coordination:competition", pk)


@staff_page("coordination.view")
@require_safe
def export(request: StaffRequest, pk: int) -> HttpResponse:
    """The results as a sheet, for whoever may see the counts."""
    case = competition_or_404(request, pk)
    if not queries.counts_shown(request.user, case):
        messages.error(request, "结果还没有公布，不能导出。")
        return redirect("coordination:competition", pk)
    return answers.saved(result_sheet(case, queries.results(case)), f"{case.title}结果.xlsx")


def competition_or_404(request: StaffRequest, pk: int) -> Competition:
    """A competition that the person may see."""
    return get_object_or_404(queries.competitions_of(request.user), pk=pk)


def _managed(request: StaffRequest, pk: int) -> Competition:
    """One that the person holds for the office."""
    case = competition_or_404(request, pk)
    if not orgs.may(request.user, MANAGE, case.office):
        raise Http404
    return case


def _blocked(case: Competition, verbs: set[str]) -> dict[str, list[Reason]]:
    """Steps that the state allows and something else does not: with every reason."""
    checks = {"open_voting": against_voting, "close_voting": against_closing}
    found = {verb: check(case) for verb, check in checks.items() if verb in verbs}
    return {verb: why for verb, why in found.items() if why}


def _said(verb: str, why: list[Reason]) -> tuple[str, list[Reason], bool]:
    """The step's label, its reasons, and whether nothing is amiss: only the day has not come."""
    waits = why[0].code in {"still_submitting", "still_voting"}
    return COMPETITION.transition(verb).label, why, waits


def _not_now(case: Competition, ballot: Any, entries: list[Any]) -> set[str]:
    """Handing in is offered only while a case would be taken."""
    own = [one for one in entries if ballot and one.unit_id == ballot.unit.pk]
    full = sum(one.withdrawn_at is None for one in own) >= case.entries_per_unit
    late = clock.today() > case.submit_until
    return {"submit"} if case.state == OPEN and (full or late) else set()


def _events(request: StaffRequest, case: Competition) -> list[Event]:
    rows = queries.events_of(request.user, case)[:EVENTS]
    return [
        Event(row.at, f"{row.unit.said if row.unit else row.by}{row.label}", row.text)
        for row in rows
    ]


def _way(case: Competition) -> list[tuple[str, str]]:
    return [HOME, (case.title, answers.address_of(case))]
