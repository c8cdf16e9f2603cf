"""Lists: all items, historic documents without an attribute, what comes back, what is cleared."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.ground.core.paging import page_of
from gongkai.ground.documents.downloads import saved
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.staff import staff_page

from ...exports import clearing_sheet, item_sheet
from ...forms import ItemFilters
from ...models import Item
from ...queries import items as queries
from .answers import HOME

VIEW, WRITE = "items.view", "items.write"
PER_PAGE = 30
MOST_EXPORTED = 20_000


@staff_page(VIEW)
@require_safe
def items(request: StaffRequest) -> HttpResponse:
    """All items that the person may see, what was saved last first."""
    filters, rows = _asked(request)
    page = page_of(rows, request.GET.get("page"), PER_PAGE)
    values = {
        "filters": filters,
        "page": page,
        "rows": queries.rows_of(list(page.object_list)),
        "writes": request.user.has_perm(WRITE),
        "undecided": queries.without_attribute(request.user).count(),
        "again": queries.to_reevaluate(request.user).count(),
        "clearings": queries.open_clearings(request.user).count(),
    }
    return render(request, "items/staff/list.html", values)


@staff_page(VIEW)
@require_safe
def export(request: StaffRequest) -> HttpResponse:
    """The same as a sheet."""
    _, rows = _asked(request)
    return saved(item_sheet(queries.rows_of(list(rows[:MOST_EXPORTED]))), "政府信息.xlsx")


@staff_page(VIEW)
@require_safe
def undecided(request: StaffRequest) -> HttpResponse:
    """历史公文: nobody has decided their attribute yet."""
    return _work(
        request,
        queries.without_attribute(request.user),
        title="没有确定公开属性的信息",
        empty="都确定了公开属性。",
        hint="以前的公文也要逐件确定：主动公开、依申请公开，还是不予公开。",
    )


@staff_page(VIEW)
@require_safe
def reevaluate(request: StaffRequest) -> HttpResponse:
    """条例 art. 18: what is not public comes back on its day."""
    return _work(
        request,
        queries.to_reevaluate(request.user),
        title="要重新评估的信息",
        empty="近一个月没有到期要评估的。",
        hint="不主动公开的信息要定期评估，情况变了能公开的就公开（条例第十八条）。",
    )


@staff_page(VIEW)
@require_safe
def clearings(request: StaffRequest) -> HttpResponse:
    """已公开信息清理: what waits, then what was decided."""
    waiting = queries.open_clearings(request.user)
    decided = queries.clearings_of(request.user).exclude(decision="open").order_by("-decided_at")
    values = {
        "page": page_of(waiting, request.GET.get("page"), PER_PAGE),
        "decided": decided[:PER_PAGE],
        "way": [HOME],
        "clears": request.user.has_perm("items.clear"),
    }
    return render(request, "items/staff/clearings.html", values)


@staff_page(VIEW)
@require_safe
def clearings_export(request: StaffRequest) -> HttpResponse:
    """The ledger of clearing: evidence and decision of each."""
    rows = queries.clearings_of(request.user).order_by("-found_at", "-pk")[:MOST_EXPORTED]
    return saved(clearing_sheet(rows), "已公开信息清理台账.xlsx")


def _work(
    request: StaffRequest, rows: QuerySet[Item], *, title: str, empty: str, hint: str
) -> HttpResponse:
    page = page_of(rows, request.GET.get("page"), PER_PAGE)
    values = {"page": page, "title": title, "empty": empty, "hint": hint, "way": [HOME]}
    return render(request, "items/staff/work.html", values)


def _asked(request: StaffRequest) -> tuple[ItemFilters, QuerySet[Item]]:
    seen = queries.items_of(request.user)
    sight = orgs.sight_of(request.user)
    units = Unit.objects.filter(pk__in=sight.own | sight.office, active=True)
    filters = ItemFilters(request.GET, rows=seen, units=units)
    return filters, queries.filtered(seen, filters.chosen()).order_by("-saved_at", "-pk")
