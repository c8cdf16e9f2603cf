"""政务公开工作要点 for everybody: what the plan says and how far the office says it is."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.ground.core import clock

from ..queries.showing import shown_of, shown_years
from .shown import shown_context


@require_safe
def this_year(request: HttpRequest) -> HttpResponse:
    """This year's plan, or when it will come."""
    return _year(request, clock.today().year)


@require_safe
def of_year(request: HttpRequest, year: int) -> HttpResponse:
    """The plan of one year; 404 for a year of which nothing is public."""
    if year not in shown_years():
        raise Http404
    return _year(request, year)


def _year(request: HttpRequest, year: int) -> HttpResponse:
    plans = shown_of(year)
    asked = request.GET.get("plan", "")
    plan = next((one for one in plans if str(one.key) == asked), plans[0] if plans else None)
    context = {
        "year": year,
        "plan": plan,
        "plans": plans,
        "years": [one for one in shown_years() if one != year],
        "this_year": clock.today().year,
    }
    if plan is None:
        return render(request, "plans/public/none.html", context)
    return render(request, "plans/public/plan.html", context | shown_context(request, plan))
