"""公开进度: where every entry stands, by whom."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs.models import Unit
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.staff import staff_page

from ...exports import board_sheet
from ...forms import BoardFilters
from ...queries import columns as column_queries
from ...queries import entries as queries
from ...rules.clock import LIGHTS
from .answers import saved

VIEW = "catalogue.view"
PER_PAGE = 50
MOST_TROUBLED = 20


@staff_page(VIEW)
@require_safe
def board(request: StaffRequest) -> HttpResponse:
    """Counts by light, the entries, what needs somebody first; blank and stale columns beside."""
    filters, everything = _asked(request)
    counts = queries.by_light(everything)
    rows = _found(everything, filters)
    page = page_of(rows, request.GET.get("page"), PER_PAGE)
    troubled = column_queries.not_fresh(column_queries.columns_of(request.user))
    values = {
        "filters": filters,
        "counts": [(code, word, counts[code]) for code, word in LIGHTS.items()],
        "total": sum(counts.values()),
        "late": counts["late"],
        "page": page,
        "troubled": troubled[:MOST_TROUBLED],
        "more_troubled": max(len(troubled) - MOST_TROUBLED, 0),
    }
    return render(request, "catalogue/staff/board.html", values)


@staff_page(VIEW)
@require_safe
def export(request: StaffRequest) -> HttpResponse:
    """The same as a sheet."""
    filters, everything = _asked(request)
    return saved(board_sheet(_found(everything, filters)), "公开事项进度.xlsx")


def _asked(request: StaffRequest) -> tuple[BoardFilters, QuerySet[Any]]:
    rows = queries.running(queries.entries_of(request.user))
    filters = BoardFilters(
        request.GET,
        directories=queries.directories_of(request.user),
        units=Unit.objects.filter(pk__in=rows.order_by().values("unit")),
        domains=queries.domains_of(rows),
    )
    return filters, queries.with_lights(rows)


def _found(rows: QuerySet[Any], filters: BoardFilters) -> QuerySet[Any]:
    return queries.by_need(queries.filtered(rows, filters.chosen()))
