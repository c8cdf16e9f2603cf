"""Lists of what is public, narrowed by unit, year and words of the title; without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.ground.core.paging import page_of
from gongkai.ground.orgs.models import Unit

from .kept import never_kept
from .models import Publication
from .queries.capped import MOST, Capped, years_of
from .queries.public import listed

WORDS = 50  # characters of a search for words in titles
# The parameters with which a page is kept. Not the unit: units, years and pages together would be
# too many pages.
KEYS = ("page", "year")
Rows = QuerySet[Publication]


@dataclass(frozen=True, slots=True)
class Asked:
    """A page of a list, what it was narrowed to, and what it may be narrowed to."""

    page: Page[Any]
    capped: Capped
    years: list[int]
    year: int | None
    units: list[Unit]
    unit: Unit | None
    words: str
    known: bool  # whether there is such a year

    @property
    def narrowed(self) -> bool:
        return bool(self.year or self.unit or self.words)


def asked(
    request: HttpRequest,
    rows: Rows,
    *,
    units: QuerySet[Unit] | None = None,
    of_year: Callable[[int], Rows] | None = None,
) -> Asked:
    """``rows`` as the address asks for them, the newest day first. ``units`` are those that may be
    chosen (None: no choice); ``of_year`` gives the rows of a year where an index knows them."""
    said = {key: request.GET.get(key, "") for key in ("year", "unit")}
    words = " ".join(request.GET.get("q", "").split())[:WORDS]
    years, offered = years_of(rows), list(units) if units is not None else []
    year = next((one for one in years if str(one) == said["year"]), None)
    unit = next((one for one in offered if str(one.pk) == said["unit"]), None)
    if year is not None:
        rows = of_year(year) if of_year else rows.filter(day__range=days_of(year))
    if unit is not None:
        rows = rows.filter(unit=unit)
    if words:
        rows = rows.filter(title__icontains=words)
    capped = Capped(rows.select_related("unit"))
    return Asked(
        page=page_of(capped, request.GET.get("page")),
        capped=capped,
        years=years,
        year=year,
        units=offered if len(offered) > 1 else [],
        unit=unit,
        words=words,
        known=year is not None or not said["year"],
    )


def shown(
    request: HttpRequest, template: str, values: dict[str, Any], found: Asked
) -> HttpResponse:
    """The page of the list as ``asked``; kept only if the year is one of the list."""
    answer = render(request, template, values | {"page": found.page, "asked": found})
    return answer if found.known else never_kept(answer)


def days_of(year: int) -> tuple[date, date]:
    """Its first and its last day."""
    return date(year, 1, 1), date(year, 12, 31)


def units_with_something() -> QuerySet[Unit]:
    """All units of which something is public: one look for each into the index by unit."""
    return Unit.objects.filter(Exists(listed().filter(unit=OuterRef("pk"))))


def units_in(rows: Rows) -> QuerySet[Unit]:
    """The units of a list's newest, so that a long list costs no more than a short one."""
    return Unit.objects.filter(pk__in=rows[:MOST].values("unit"))
