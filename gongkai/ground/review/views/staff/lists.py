"""The list of reviews, and passing many at once where the chain allows it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...exports import case_sheet, turn_words
from ...forms import CaseFilters
from ...models import Case
from ...queries import waiting
from ...queries.standing import standing_of, turn_of
from .showing import file_answer, signed_in

VIEW = "review.view"


@staff_page(VIEW)
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """What waits for this person, then all that the person sees."""
    user = signed_in(request)
    filters, rows = _asked(request)
    mine = [] if filters.address else waiting.waiting_for(user)
    names = waiting.stages()
    page = page_of(rows, request.GET.get("page"))
    values = {
        "filters": filters,
        "page": page,
        "mine": [(case, turn_words(case, names), _in_batches(case)) for case in mine],
        "rows": [(case, turn_words(case, names)) for case in page.object_list],
        "batches": any(_in_batches(case) for case in mine),
        "returned": list(waiting.returned_to(user)[:10]) if not filters.address else [],
    }
    return render(request, "review/list.html", values)


@staff_page(VIEW)
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same list as a sheet."""
    _, rows = _asked(request)
    return file_answer(case_sheet(rows), "审签清单", "xlsx")


@staff_page(VIEW)
@require_http_methods(["POST"])
def many(request: HttpRequest) -> HttpResponse:
    """Pass the awaited turn of the chosen cases: first a look, then all of them or none."""
    user = signed_in(request)
    chosen = _chosen(request)
    if not chosen:
        messages.warning(request, "请先勾选要一起通过的内容。")
        return redirect("review:list")
    if "sure" not in request.POST:
        names = waiting.stages()
        found = [(case, turn_words(case, names), _in_batches(case)) for case, _ in chosen]
        refused = sum(1 for _, _, able in found if not able)
        values = {"found": found, "refused": refused, "able": len(found) - refused}
        return render(request, "review/many.html", values)
    try:
        count = actions.approve_many(by=user, cases=chosen, text=request.POST.get("text", ""))
    except Refusal as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason.sentence)
    else:
        messages.success(request, f"{count} 件已一起通过。")
    return redirect("review:list")


def _asked(request: HttpRequest) -> tuple[CaseFilters, QuerySet[Case]]:
    rows: QuerySet[Any] = waiting.seen_by(signed_in(request))
    units = Unit.objects.filter(pk__in=rows.order_by().values("unit"))
    filters = CaseFilters(request.GET, units=units, stages=waiting.stages())
    return filters, waiting.listed(waiting.filtered(rows, filters.chosen()))


def _chosen(request: HttpRequest) -> list[tuple[Case, int]]:
    """Cases with the version that was seen of each, as ``pk:version``."""
    asked: dict[int, int] = {}
    for said in request.POST.getlist("case")[: actions.MOST]:
        pk, _, version = said.partition(":")
        if pk.isdecimal() and version.isdecimal() and len(said) < 30:
            asked[int(pk)] = int(version)
    rows = waiting.seen_by(signed_in(request)).filter(pk__in=asked).order_by("due", "pk")
    return [(case, asked[case.pk]) for case in rows]


def _in_batches(case: Case) -> bool:
    """Whether its turn may be passed with others: nothing to tick, no part by part."""
    turn = turn_of(case, standing_of(case))
    return turn is not None and not turn.each_part and not turn.ticks
