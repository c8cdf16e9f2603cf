"""Lists of what is public: one shelf, or everything, by year and words of the title."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs.models import Unit

from ... import shelves
from ...kept import kept_page, never_kept
from ...models import Publication
from ...queries import public
from ...queries.capped import Capped, years_of

WORDS = 50  # characters of a search for words in titles


@require_safe
@kept_page(keys=("page", "year", "unit"))
def everything(request: HttpRequest) -> HttpResponseBase:
    """The newest of all units, or of one."""
    units = list(Unit.objects.filter(active=True).order_by("order", "pk"))
    asked = request.GET.get("unit", "")
    unit = next((one for one in units if str(one.pk) == asked), None)
    about = {"name": "最新公开", "units": units, "unit": unit}
    if unit is not None:
        place = shelves.shelf("unit", unit.pk)
        rows = public.on_shelf(place)
        answer = _listed(request, rows, about, lambda year: public.on_shelf(place, year=year))
    else:
        rows = public.newest()
        answer = _listed(
            request,
            rows,
            about,
            lambda year: rows.filter(day__range=(date(year, 1, 1), date(year, 12, 31))),
        )
    return never_kept(answer) if asked and unit is None else answer


@require_safe
@kept_page(keys=("page", "year"))
def shelf(request: HttpRequest, code: str, key: str) -> HttpResponseBase:
    """One list: of a unit, a column, an entry of the catalogue, a topic."""
    name = shelves.name_of(code, key)
    if name is None:
        raise Http404
    place = shelves.shelf(code, key)
    return _listed(
        request,
        public.on_shelf(place),
        {"name": name, "code": code, "key": key},
        lambda year: public.on_shelf(place, year=year),
    )


def _listed(
    request: HttpRequest,
    rows: QuerySet[Publication],
    about: dict[str, Any],
    of_year: Callable[[int], QuerySet[Publication]],
) -> HttpResponse:
    words = " ".join(request.GET.get("q", "").split())[:WORDS]
    years = years_of(rows)
    year = _year(request.GET.get("year", ""), years)
    if year is not None:
        rows = of_year(year)
    if words:
        rows = rows.filter(title__icontains=words)
    capped = Capped(rows.select_related("unit"))
    page = page_of(capped, request.GET.get("page"))
    values = {"page": page, "years": years, "year": year, "words": words, "capped": capped}
    answer = render(request, "release/public/list.html", about | values)
    return never_kept(answer) if request.GET.get("year") and year is None else answer


def _year(said: str, years: list[int]) -> int | None:
    return int(said) if said.isdecimal() and len(said) == 4 and int(said) in years else None
