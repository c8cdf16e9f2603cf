"""One case, and what a unit does with it: hand in, change, take back, vote."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core import clock
from gongkai.ground.evidence import queries as evidence
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...forms import EntryForm
from ...models import Entry
from ...queries import competitions as queries
from ...queries.standing import RECORD, VOTE, competition_verbs
from ...rules.machines import OPEN
from . import answers
from .competitions import HOME, competition_or_404
from .stepping import Step, take

REVISE = Step(
    actions.revise,
    EntryForm,
    "修改案例",
    "存好修改",
    "已经修改。",
    hints=["已经传上来的材料不能删，只能再添。"],
)
VOTES: dict[str, tuple[Callable[..., object], str]] = {
    "vote": (actions.vote, "已经投给{}一票。"),
    "take_back": (actions.take_back, "已经收回投给{}的一票。"),
}


@staff_page("coordination.view")
@require_safe
def entry(request: StaffRequest, pk: int) -> HttpResponse:
    """One case with its materials; while voting, the unit's vote for it."""
    found = _entry(request, pk)
    case = found.competition
    ballot = queries.ballot(case, request.unit)
    verbs = {one.verb for one in competition_verbs(request.user, case, request.unit)}
    own = orgs.works_for(request.user, RECORD, found.unit)
    shown = queries.counts_shown(request.user, case)
    context = {
        "entry": found,
        "competition": case,
        "materials": evidence.of(found),
        "ballot": ballot,
        "own": ballot is not None and ballot.unit.pk == found.unit_id,
        "votes": "vote" in verbs and clock.today() <= case.vote_until,
        "changes": own and _is_open(found),
        "result": next(
            (one for one in (queries.results(case) if shown else []) if one.entry.pk == pk), None
        ),
        "way": _way(found),
    }
    return render(request, "coordination/entry.html", context)


def _is_open(entry: Entry) -> bool:
    return entry.competition.state == OPEN and entry.withdrawn_at is None


@staff_page("coordination.record")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest, pk: int) -> HttpResponse:
    """Hand in a case for the unit that one works for now."""
    case, unit = competition_or_404(request, pk), _unit(request, RECORD)
    data, files = answers.bound(request)
    form = EntryForm(data, files, user=request.user)
    back = answers.address_of(case)
    return answers.begin(
        request,
        form,
        lambda: actions.submit(by=request.user, competition=case, unit=unit, **form.given()),
        did="报送", go=back, title=f"为{unit.said}报送案例", button="报送", back=back,
        way=[HOME, (case.title, back)], hints=[case.brief],
    )  # fmt: skip


@staff_page("coordination.record")
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a case of one's own unit, while cases are still handed in."""
    found = _entry(request, pk)
    if not orgs.works_for(request.user, RECORD, found.unit):
        raise Http404
    if request.method != "POST" and not _is_open(found):
        messages.warning(request, f"{found}现在不能修改：报送已经截止，或者案例已经撤回。")
        return redirect(answers.address_of(found))
    way = [*_way(found), (found.title, answers.address_of(found))]
    return take(request, found, REVISE, way=way)


@staff_page("coordination.record")
@require_POST
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a case back."""
    found = _entry(request, pk)
    return answers.step(
        request,
        lambda: actions.withdraw(by=request.user, entry=found),
        f"已经撤回{found}。",
        "coordination:competition",
        found.competition_id,
    )


@staff_page("coordination.vote")
@require_POST
def vote(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """Give a vote of the unit that one works for now, or take it back.

    Back to where the button stood: the case, or the list of all.
    """
    found, unit = _entry(request, pk), _unit(request, VOTE)
    action, said = VOTES[verb]
    answer = answers.step(
        request,
        lambda: action(by=request.user, entry=found, unit=unit),
        said.format(found),
        "coordination:competition",
        found.competition_id,
    )
    back = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}) and back.startswith("/")
    return redirect(back) if ours else answer


def _entry(request: StaffRequest, pk: int) -> Entry:
    rows = queries.entries_of(request.user).select_related("unit", "competition", "submitted_by")
    return get_object_or_404(rows, pk=pk)


def _unit(request: StaffRequest, verb: str) -> Unit:
    """The unit that one works for now, if one may do that for it."""
    if request.unit is None or not orgs.works_for(request.user, verb, request.unit):
        raise Http404
    return request.unit


def _way(found: Entry) -> list[tuple[str, str]]:
    case = found.competition
    return [HOME, (case.title, answers.address_of(case))]
