"""A unit's own tasks."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.ground.core import clock
from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs.models import Unit
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.staff import staff_page

from ...exports import unit_sheet
from ...models import Assignment, Plan
from ...queries.ledger.rights import works_for
from ...queries.lines import led_by
from ...queries.mine import assignments_of, to_sign
from ...queries.saved import MINE
from ...rules.ledger.states import OPEN
from ...saying import light
from .answers import signed_in
from .files import sheet
from .filters import MineFilters
from .saved import saved_context


@staff_page("plans.view")
@require_safe
def mine(request: StaffRequest) -> HttpResponse:
    """The tasks of the unit that the person works for now, next deadline first."""
    unit, filters, found = _asked(request)
    works = works_for(signed_in(request), unit.pk)
    context = {
        "unit": unit,
        "filters": filters,
        "page": page_of(found, request.GET.get("page")),
        "nearest": _nearest(found),
        "works": works,
        "to_sign": to_sign(signed_in(request), unit).count() if works else 0,
        "leads": led_by(signed_in(request), unit).exists(),
        **saved_context(request, MINE, filters.address, reverse("plans:mine")),
    }
    return render(request, "plans/mine.html", context)


@staff_page("plans.view")
@require_safe
def export(request: StaffRequest) -> HttpResponse:
    """The same list as a sheet."""
    unit, _, found = _asked(request)
    return sheet(unit_sheet(unit, found), f"{unit.said}任务台账")


def _nearest(found: QuerySet[Assignment]) -> str:
    """How many are late, else what is due next, as a sentence; empty when nothing is open."""
    working = found.filter(state__in=OPEN, due__isnull=False)
    late = working.filter(due__lt=clock.today()).count()
    if late:
        return f"{late} 项已经逾期。"
    first = working.first()
    return f"最近的一项{light(first.due, clock.today()).word}。" if first else ""


def _asked(request: StaffRequest) -> tuple[Unit, MineFilters, QuerySet[Assignment]]:
    unit = request.unit
    if unit is None:
        raise Http404
    of_unit = Assignment.objects.filter(unit=unit).values("task__plan")
    filters = MineFilters(request.GET, plans=Plan.objects.filter(pk__in=of_unit))
    return unit, filters, assignments_of(signed_in(request), unit, filters.chosen())
