"""Saved filters: the piece of a list's page that shows them, and the address that keeps them.

A list's page puts ``**saved_context(request, MINE, filters.address, reverse("plans:mine"))`` into
its context and includes ``plans/parts/saved.html``. What is kept is only what the page's own form
understands, and it is only ever put behind the page's own address.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.ui.formbase import FilterForm
from gongkai.ground.ui.staff import staff_page

from ...actions.saving import drop_filter, save_filter
from ...models import Assignment, Plan, SavedFilter
from ...queries.saved import BOARD, MINE, saved_filters
from .answers import signed_in
from .asking import asked
from .filters import MineFilters


@dataclass(frozen=True, slots=True)
class Saved:
    """What the piece of the page shows. ``plan`` is the key of the board's plan, or empty."""

    rows: list[SavedFilter]
    page: str
    query: str
    address: str
    plan: str = ""

    @property
    def here(self) -> SavedFilter | None:
        """The one that is in use now."""
        return next((row for row in self.rows if row.query == self.query), None)


def saved_context(
    request: HttpRequest, page: str, query: str, address: str, plan: Plan | None = None
) -> dict[str, Any]:
    """``saved`` for the template: one query."""
    rows = list(saved_filters(signed_in(request), page))
    return {"saved": Saved(rows, page, query, address, str(plan.pk) if plan else "")}


@staff_page("plans.view")
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Save the present filters under a name, or delete (``drop``) a saved one."""
    filters, address = _filters(request)
    query = filters.address
    try:
        said = _drop(request) if "drop" in request.POST else _save(request, query)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, said)
    return redirect(f"{address}?{query}" if query else address)


def _save(request: HttpRequest, query: str) -> str:
    kept = save_filter(
        by=signed_in(request),
        page=request.POST.get("page", ""),
        name=request.POST.get("name", ""),
        query=query,
    )
    return f"已存为常用筛选“{kept.name}”。"


def _drop(request: HttpRequest) -> str:
    sent = request.POST["drop"]
    number = int(sent) if sent.isdecimal() and len(sent) < 10 else 0
    return f"已删掉常用筛选“{drop_filter(by=signed_in(request), pk=number)}”。"


def _filters(request: HttpRequest) -> tuple[FilterForm, str]:
    """The filters as the page's own form reads them, and the page's address."""
    query = QueryDict(request.POST.get("query", "")[:2000])
    if request.POST.get("page") == MINE:
        seen = orgs.visible_to(signed_in(request), Assignment.objects.all())
        plans = Plan.objects.filter(pk__in=seen.values("task__plan"))
        return MineFilters(query, plans=plans), reverse("plans:mine")
    plan = request.POST.get("plan", "")
    if request.POST.get("page") != BOARD or not (plan.isdecimal() and len(plan) < 10):
        raise Http404
    if not orgs.may(signed_in(request), "plans.manage"):
        raise Http404
    return asked(request, int(plan), query).filters, reverse("plans:board", args=[plan])
