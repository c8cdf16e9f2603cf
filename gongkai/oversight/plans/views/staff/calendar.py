"""The calendar of last days: a month at a glance, and all of one day."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.ground.core import clock
from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.formbase import FilterForm, offer_rows
from gongkai.ground.ui.staff import staff_page

from ...models import Plan
from ...queries.ledger.calendar import FIRST, LAST, month, on_day, parts_of, plans_seen, units_seen
from .answers import signed_in
from .plan_tabs import tabs_of

ROWS = 50
MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


class CalendarFilters(FilterForm):
    """Plan and unit."""

    plan = forms.ModelChoiceField(
        Plan.objects.none(), label="工作要点", required=False, empty_label="全部要点"
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="单位", required=False, empty_label="全部单位"
    )

    def __init__(self, data: QueryDict, *, plans: Any, units: Any) -> None:
        super().__init__(data)
        offer_rows(self, "plan", plans)
        offer_rows(self, "unit", units)


@staff_page("plans.view")
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Which parts end on which day of a month; with ``day``, everything of that day."""
    user = signed_in(request)
    filters = CalendarFilters(request.GET, plans=plans_seen(user), units=units_seen(user))
    chosen = filters.chosen()
    parts = parts_of(user, chosen)
    day = _day(request.GET.get("day", ""))
    first = (day or _month(request.GET.get("month", "")) or clock.today()).replace(day=1)
    plan = chosen.get("plan")
    manages = plan is not None and orgs.may(user, "plans.manage", plan.unit_id)
    context = {
        "filters": filters,
        "month": month(parts, first),
        "day": day,
        "page": page_of(on_day(parts, day), request.GET.get("page"), ROWS) if day else None,
        "plan": plan,
        "tabs": tabs_of(plan, "calendar") if plan and manages else [],
        "kept": f"&{filters.address}" if filters.address else "",
        "here": reverse("plans:calendar"),
    }
    return render(request, "plans/calendar.html", context)


def _month(sent: str) -> date | None:
    found = MONTH.fullmatch(sent)
    return _day(f"{sent}-01") if found else None


def _day(sent: str) -> date | None:
    """A day that the calendar can show; nothing for anything else."""
    try:
        day = date.fromisoformat(sent) if len(sent) == 10 else None
    except ValueError:
        return None
    return day if day and FIRST <= day <= LAST else None
