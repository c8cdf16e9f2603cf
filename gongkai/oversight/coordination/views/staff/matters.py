"""Matters: the list with its meetings, one matter, the minutes."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.ground.core.paging import page_of
from gongkai.ground.evidence import queries as evidence
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...exports import matter_sheet, minutes
from ...forms import MatterForm
from ...models import Matter
from ...queries import matters as queries
from ...queries.standing import MANAGE, RECORD, matter_verbs
from ...rules.machines import MATTER
from ...saying import day
from . import answers
from .buttons import buttons
from .filters import MatterFilters
from .stepping import Step, take
from .timeline import events_of
from .units import own_units, unit_choice, unit_chosen

HOME = ("议题", "/desk/coordination/")
EDIT = Step(
    actions.edit_matter,
    MatterForm,
    "修改议题",
    "存好修改",
    "已经修改。",
    hints=["已经传上来的材料不能删，只能再添。"],
)


@staff_page("coordination.view")
@require_safe
def matters(request: StaffRequest) -> HttpResponse:
    """The matters that the person may see; for the office the meetings with their minutes."""
    filters = _filters(request)
    manages = request.user.has_perm(MANAGE)
    context = {
        "filters": filters,
        "page": page_of(_found(request, filters), request.GET.get("page")),
        "waiting": len(queries.waiting_for_office(request.user)) if manages else 0,
        "meetings": queries.meetings(request.user) if manages else [],
        "records": request.user.has_perm(RECORD),
        "manages": manages,
    }
    return render(request, "coordination/matter_list.html", context)


@staff_page("coordination.view")
@require_safe
def export(request: StaffRequest) -> HttpResponse:
    """The same list as a sheet."""
    return answers.saved(matter_sheet(_found(request, _filters(request))), "议题和决定.xlsx")


@staff_page("coordination.manage")
@require_safe
def minutes_file(request: StaffRequest) -> HttpResponse:
    """议题及决定事项 of one day, as docx."""
    try:
        on = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        raise Http404 from None
    rows = queries.on_day(request.user, on)
    if not rows:
        raise Http404
    return answers.saved(minutes(on, rows), f"{day(on)}议题及决定事项.docx", answers.DOCX)


@staff_page("coordination.view")
@require_safe
def matter(request: StaffRequest, pk: int) -> HttpResponse:
    """One matter: what was proposed, on which meeting, what was decided."""
    found = matter_or_404(request, pk)
    context = {
        "matter": found,
        "materials": evidence.of(found),
        "events": events_of(found),
        "buttons": buttons("matter", pk, matter_verbs(request.user, found)),
        "waits": MATTER.waits_for[found.state],
        "manages": request.user.has_perm(MANAGE),
        "way": [HOME],
    }
    return render(request, "coordination/matter.html", context)


@staff_page("coordination.record")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """Propose a matter."""
    data, files = answers.bound(request)
    initial = {"unit": request.unit.pk if request.unit else None}
    units = own_units(request)
    form = MatterForm(data, files, user=request.user, units=unit_choice(units), initial=initial)
    return answers.begin(
        request,
        form,
        lambda: actions.propose(
            by=request.user, unit=unit_chosen(units, form), **form.given()
        ),
        did="提出", title="提出议题", button="提出", way=[HOME], back=HOME[1],
        hints=["提出以后由政务公开办列入会议。列入以前，您可以修改或者撤回。"],
    )  # fmt: skip


@staff_page("coordination.record")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a matter that waits."""
    found = matter_or_404(request, pk)
    return take(request, found, EDIT, way=way_to(found))


def matter_or_404(request: StaffRequest, pk: int) -> Matter:
    """A matter that the person may see."""
    return get_object_or_404(queries.matters_of(request.user), pk=pk)


def way_to(found: Matter) -> list[tuple[str, str]]:
    """The way from the list to a matter."""
    return [HOME, (found.label, answers.address_of(found))]


def _filters(request: StaffRequest) -> MatterFilters:
    rows = queries.matters_of(request.user).order_by()
    years = sorted(set(rows.values_list("year", flat=True)), reverse=True)
    return MatterFilters(request.GET, years=years)


def _found(request: StaffRequest, filters: MatterFilters) -> QuerySet[Matter]:
    chosen = filters.chosen()
    return queries.found(
        request.user,
        state=chosen.get("state", ""),
        year=chosen.get("year"),
        words=chosen.get("q", ""),
    )
