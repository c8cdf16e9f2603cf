"""政务公开工作要点 for everybody: where the plan of a year is read.

The page of a plan is that of its publication (``release``); these addresses lead to it.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from gongkai.ground.core import clock

from ..queries.showing import shown_of, shown_years


@require_safe
def this_year(request: HttpRequest) -> HttpResponse:
    """This year's plan, or when it will come."""
    year = clock.today().year
    found = shown_of(year).first()
    if found is not None:
        return redirect(found.address)
    years = [one for one in shown_years() if one != year]
    return render(request, "plans/public/none.html", {"year": year, "years": years})


@require_safe
def of_year(request: HttpRequest, year: int) -> HttpResponse:
    """The plan of one year; 404 for a year of which nothing is public."""
    found = shown_of(year).first() if year in shown_years() else None
    if found is None:
        raise Http404
    return redirect(found.address)
