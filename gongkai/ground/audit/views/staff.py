"""The log: reading, exporting, proving."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from gongkai.ground.core import clock
from gongkai.ground.core.paging import page_of
from gongkai.ground.ui import slots
from gongkai.ground.ui.staff import staff_page

from .. import actions, queries
from ..exports import csv_lines
from ..forms import FilterForm


@staff_page("audit.read")
@require_safe
def entry_list(request: HttpRequest) -> HttpResponse:
    """Entries by person, unit, business, words and days."""
    form = FilterForm(request.GET or None, units=_units(request))
    rows = queries.entries(**form.filters) if form.is_bound else queries.entries()
    page = page_of(rows, request.GET.get("page"), size=50)
    shown = {"form": form, "page": page, "may_export": request.user.has_perm("audit.export")}
    return render(request, "audit/entry_list.html", shown)


@staff_page("audit.export")
@require_POST
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The entries of the same filters as CSV. That they were taken out is logged too."""
    form = FilterForm(request.POST, units=_units(request))
    assert request.user.is_authenticated  # staff_page
    rows = actions.export(by=request.user, rows=queries.entries(**form.filters))
    lines = csv_lines(rows.order_by("sequence").iterator(chunk_size=2000))
    name = f"audit-{clock.today():%Y%m%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


@staff_page("audit.read")
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """Prove the chain from its first entry to its last."""
    return render(request, "audit/verify.html", {"finding": queries.verify()})


def _units(request: HttpRequest) -> list[tuple[int, str]]:
    """(id, name) of units: rooms above know them and hand them down."""
    found: list[tuple[int, str]] = slots.collect("audit.units", request)
    return found
