"""The register: the office's view of all units, a unit's own, one entry."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core import clock
from gongkai.ground.core.paging import page_of
from gongkai.ground.evidence import queries as evidence
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.saying import say
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...exports import overview_sheet, register_sheet
from ...forms import ReasonForm, SessionForm
from ...models import Session
from ...queries import sessions as queries
from ...queries.standing import MANAGE, RECORD, session_verbs
from . import answers
from .buttons import buttons
from .filters import OverviewFilters, RegisterFilters
from .stepping import Step, take
from .timeline import events_of
from .units import recorded_units, unit_choice, unit_chosen

PER_PAGE = 60  # units: a district on one page
HOME = ("培训和汇报", "/desk/trainings/")
STEPS = {
    "correct": Step(
        actions.correct,
        SessionForm,
        "更正登记",
        "存好更正",
        "已经更正。",
        hints=["更正前后的内容都会留在记录里。", "已经传上来的材料不能删，只能再添。"],
    ),
    "void": Step(
        actions.void,
        ReasonForm,
        "作废这条登记？",
        "作废",
        "已经作废。10 分钟内可以在下面撤回。",
        hints=["作废的登记不再计数，但不会删掉。", "引用它作佐证的任务会收到提示。"],
        danger=True,
        words={"label": "作废的原因"},
        say=say,
    ),
}


@staff_page("coordination.view")
@require_safe
def sessions(request: StaffRequest) -> HttpResponse:
    """The office finds all units here, a unit its own register."""
    if request.user.has_perm(MANAGE):
        return _overview(request)
    if request.unit is None:
        raise Http404
    return _register(request, request.unit)


@staff_page("coordination.view")
@require_safe
def unit_sessions(request: StaffRequest, pk: int) -> HttpResponse:
    """One unit's register."""
    return _register(request, _unit(request, pk))


@staff_page("coordination.view")
@require_safe
def unit_export(request: StaffRequest, pk: int) -> HttpResponse:
    """The same as a sheet, with the names of the materials."""
    unit = _unit(request, pk)
    filters = RegisterFilters(request.GET, years=queries.years(request.user))
    rows = list(_found(request, unit, filters).order_by("held_on", "pk"))
    proof = queries.materials(rows)
    names = {key: [one.title for one in held] for key, held in proof.items()}
    year = filters.shown_year
    data = register_sheet(unit, year, rows, names)
    return answers.saved(data, f"{unit.said}{year}年培训和汇报.xlsx")


@staff_page("coordination.manage")
@require_safe
def overview_export(request: StaffRequest) -> HttpResponse:
    """All units as a sheet."""
    filters = OverviewFilters(request.GET, years=queries.years(request.user))
    year = filters.shown_year
    data = overview_sheet(year, _lines(request, filters))
    return answers.saved(data, f"{year}年各单位培训和汇报.xlsx")


@staff_page("coordination.view")
@require_safe
def session(request: StaffRequest, pk: int) -> HttpResponse:
    """One entry with its materials and what happened to it."""
    found = _session(request, pk)
    context = {
        "session": found,
        "materials": evidence.of(found),
        "events": events_of(found),
        "buttons": buttons("session", pk, session_verbs(request.user, found)),
        "way": _way(request, found.unit),
    }
    return render(request, "coordination/session.html", context)


@staff_page("coordination.record")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """Register a training or briefing."""
    data, files = answers.bound(request)
    initial = {"unit": _asked_unit(request), "held_on": clock.today()}
    units = recorded_units(request)
    form = SessionForm(data, files, user=request.user, units=unit_choice(units), initial=initial)
    return answers.begin(
        request,
        form,
        lambda: actions.record(
            by=request.user, unit=unit_chosen(units, form), **form.given()
        ),
        did="登记", title="登记培训或者听取汇报", button="登记", way=[HOME], back=HOME[1],
        hints=["登记以后，可以在工作要点的任务里引用这一条，作为“每年至少一次”的佐证。"],
    )  # fmt: skip


@staff_page("coordination.record")
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """Correct an entry and add materials, or void it with the reason."""
    found = _session(request, pk)
    way = [*_way(request, found.unit), (found.subject, answers.address_of(found))]
    return take(request, found, STEPS[verb], way=way)


@staff_page("coordination.record")
@require_POST
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a voiding back."""
    found = _session(request, pk)
    return answers.step(
        request,
        lambda: actions.restore(by=request.user, session=found),
        "已经撤回作废，这条登记重新有效。",
        "coordination:session",
        pk,
    )


def _overview(request: StaffRequest) -> HttpResponse:
    filters = OverviewFilters(request.GET, years=queries.years(request.user))
    everybody = queries.lines(request.user, filters.shown_year)
    context = {
        "filters": filters,
        "year": filters.shown_year,
        "page": page_of(_lines(request, filters), request.GET.get("page"), PER_PAGE),
        "total": len(everybody),
        "short": sum(not line.tally.complete for line in everybody),
        "none": [line.unit for line in everybody if not line.tally.counts],
        "records": request.user.has_perm(RECORD),
    }
    return render(request, "coordination/overview.html", context)


def _lines(request: StaffRequest, filters: OverviewFilters) -> list[queries.Line]:
    lines = queries.lines(request.user, filters.shown_year)
    only_short = filters.chosen().get("short")
    return [line for line in lines if not (only_short and line.tally.complete)]


def _register(request: StaffRequest, unit: Unit) -> HttpResponse:
    filters = RegisterFilters(request.GET, years=queries.years(request.user))
    year = filters.shown_year
    page = page_of(_found(request, unit, filters), request.GET.get("page"))
    context = {
        "unit": unit,
        "filters": filters,
        "narrowed": bool(filters.chosen().keys() - {"year"}),
        "year": year,
        "page": page,
        "materials": queries.materials(page),
        "tally": queries.tally_of(request.user, unit, year),
        "records": orgs.may(request.user, RECORD, unit),
        "manages": request.user.has_perm(MANAGE),
        "way": [HOME],
    }
    return render(request, "coordination/register.html", context)


def _found(request: StaffRequest, unit: Unit, filters: RegisterFilters) -> QuerySet[Session]:
    chosen = filters.chosen()
    return queries.register_of(
        request.user,
        unit,
        year=filters.shown_year,
        kind=chosen.get("kind", ""),
        words=chosen.get("q", ""),
    )


def _unit(request: StaffRequest, pk: int) -> Unit:
    """A unit whose register the person may see."""
    seen = orgs.sight_of(request.user)
    return get_object_or_404(Unit, pk=pk, pk__in=seen.own | seen.office)


def _session(request: StaffRequest, pk: int) -> Session:
    return get_object_or_404(queries.sessions_of(request.user), pk=pk)


def _way(request: StaffRequest, unit: Unit) -> list[tuple[str, str]]:
    here = reverse("coordination:unit-sessions", args=[unit.pk])
    return [HOME, (unit.said, here)] if request.user.has_perm(MANAGE) else [HOME]


def _asked_unit(request: StaffRequest) -> str | int | None:
    asked = request.GET.get("unit", "")
    if asked.isascii() and asked.isdecimal():
        return asked
    return request.unit.pk if request.unit else None
