"""The room's first page: findings, letters and suggestions, each under its tab."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.staff import staff_page

from ...enums import LetterKind
from ...exports import finding_sheet, letter_sheet
from ...forms import CaseFilters
from ...queries.cases import counts, filtered, findings_of, letters_of, listed, waiting_count
from .answers import file_answer, signed_in

TABS = {"findings": "问题", "orders": "督办单", "suggestions": "建议书"}
KINDS = {"orders": LetterKind.ORDER, "suggestions": LetterKind.SUGGESTION}
SHEETS = {"findings": "问题整改清单", "orders": "督办单清单", "suggestions": "工作建议书清单"}


@staff_page("supervision.view")
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """What waits and what is late, then the list of one kind with its filters."""
    user = signed_in(request)
    tab, filters, rows = _asked(request)
    page = page_of(rows, request.GET.get("page"))
    total = page.paginator.count
    context = {
        "said": f"找到 {total} 件" if filters.address else f"共 {total} 件，没办完的在前",
        "tab": tab,
        "name": TABS[tab],
        "tabs": [(label, f"?tab={code}", code == tab) for code, label in TABS.items()],
        "filters": filters,
        "page": page,
        "waiting": waiting_count(user),
        "counts": counts(user),
    }
    return render(request, "supervision/list.html", context)


@staff_page("supervision.view")
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same list as a sheet."""
    tab, _, rows = _asked(request)
    name = SHEETS[tab]
    data = finding_sheet(rows) if tab == "findings" else letter_sheet(name, rows)
    return file_answer(data, name, "xlsx")


def _asked(request: HttpRequest) -> tuple[str, CaseFilters, QuerySet[Any]]:
    """Tab, filters and rows as the address has them."""
    user = signed_in(request)
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else "findings"
    rows: QuerySet[Any] = findings_of(user)
    if tab in KINDS:
        rows = letters_of(user).filter(kind=KINDS[tab])
    units = Unit.objects.filter(pk__in=rows.order_by().values("unit"))
    filters = CaseFilters(request.GET, machine=rows.model.machine, units=units)
    return tab, filters, listed(filtered(rows, filters.chosen()))
