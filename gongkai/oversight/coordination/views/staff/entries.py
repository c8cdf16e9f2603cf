"""One case, and what a unit does with it: hand in, change, take back, vote."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
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


@staff_page("coordination.view")
@require_safe
def entry(request: StaffRequest, pk: int) -> HttpResponse:
    """One case with its materials; while voting, the unit's vote for it."""
    found = _entry(request, pk)
    case = found.competition
    ballot = queries.ballot(case, request.unit)
    verbs = {one.verb for one in competition_verbs(request.user, case, request.unit)}
    own = orgs.may(request.user, RECORD, found.unit)
    shown = queries.counts_shown(request.user, case)
    context = {
        "entry": found,
        "competition": case,
        "materials": evidence.of(found),
        "ballot": ballot,
        "own": ballot is not None and ballot.unit.pk == found.unit_id,
        "votes": "vote" in verbs and clock.today() <= case.vote_until,
        "changes": own and case.state == OPEN and found.withdrawn_at is None,
        "result": next(
            (one for one in (queries.results(case) if shown else []) if one.entry.pk == pk), None
        ),
        "way": _way(found),
    }
    return render(request, "coordination/entry.html", context)


@staff_page("coordination.record")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest, pk: int) -> HttpResponse:
    """Hand in a case for the unit that one works for now."""
    case, unit = competition_or_404(request, pk), _unit(request, RECORD)
    data, files = answers.bound(request)
    form = EntryForm(data, files, user=request.user)
    made = answers.carried_out(
        form,
        lambda: actions.submit(
            by=request.user,
            competition=case,
            unit=unit,
            title=form.cleaned_data["title"],
            text=form.cleaned_data["text"],
            items=form.items(request.user),
        ),
    )
    if made is None:
        back = reverse("coordination:competition", args=[pk])
        return answers.form_page(
            request, form, title=f"为{unit.said}报送案例", button="报送", back=back,
            way=[HOME, (case.title, back)], hints=[case.brief],
        )  # fmt: skip
    return answers.done(request, f"已经报送{made}。", "coordination:competition", pk)


@staff_page("coordination.record")
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a case of one's own unit."""
    found = _entry(request, pk)
    initial = {"title": found.title, "text": found.text, "version": found.version}
    data, files = answers.bound(request)
    form = EntryForm(data, files, user=request.user, initial=initial)
    made = answers.carried_out(
        form,
        lambda: actions.revise(
            by=request.user,
            entry=found,
            version=form.seen(),
            title=form.cleaned_data["title"],
            text=form.cleaned_data["text"],
            items=form.items(request.user),
        ),
        found,
    )
    if made is None:
        back = reverse("coordination:entry", args=[pk])
        return answers.form_page(
            request, form, title="修改案例", button="存好修改", back=back,
            way=[*_way(found), (found.title, back)],
            hints=["已经传上来的材料不能删，只能再添。"],
        )  # fmt: skip
    return answers.done(request, "已经修改。", "coordination:entry", pk)


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
def vote(request: StaffRequest, pk: int) -> HttpResponse:
    """Give a vote of the unit that one works for now."""
    found, unit = _entry(request, pk), _unit(request, VOTE)
    return _voted(
        request,
        found,
        lambda: actions.vote(by=request.user, entry=found, unit=unit),
        f"已经投给{found}一票。",
    )


@staff_page("coordination.vote")
@require_POST
def take_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it back."""
    found, unit = _entry(request, pk), _unit(request, VOTE)
    return _voted(
        request,
        found,
        lambda: actions.take_back(by=request.user, entry=found, unit=unit),
        f"已经收回投给{found}的一票。",
    )


def _voted(request: StaffRequest, found: Entry, do: Callable[[], Any], said: str) -> HttpResponse:
    """Back to where the button stood: the case, or the list of all."""
    answer = answers.step(request, do, said, "coordination:competition", found.competition_id)
    back = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}) and back.startswith("/")
    return redirect(back) if ours else answer


def _entry(request: StaffRequest, pk: int) -> Entry:
    rows = queries.entries_of(request.user).select_related("unit", "competition", "submitted_by")
    return get_object_or_404(rows, pk=pk)


def _unit(request: StaffRequest, verb: str) -> Unit:
    """The unit that one works for now, if one may do that for it."""
    if request.unit is None or not orgs.may(request.user, verb, request.unit):
        raise Http404
    return request.unit


def _way(found: Entry) -> list[tuple[str, str]]:
    case = found.competition
    return [HOME, (case.title, reverse("coordination:competition", args=[case.pk]))]
