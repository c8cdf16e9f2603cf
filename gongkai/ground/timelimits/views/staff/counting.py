"""算一算: from a day and a limit to the last day."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.ground.core import clock
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.shapes import Day
from gongkai.ground.ui.staff import staff_page

from ... import months, queries
from ...forms import CountForm, days_of
from ...rules.limits import Limit
from ...rules.reckoning import Reckoning, reckon

# A longer way is told in sentences only: nobody reads three years day by day.
LONGEST_SHOWN = 130


@staff_page()
@require_safe
def count(request: HttpRequest) -> HttpResponse:
    """The form, and the answer once it is filled in."""
    limits = queries.limits()
    form = CountForm(request.GET or None, limits=limits.values(), initial={"start": clock.today()})
    shown: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        shown |= _answer(form, limits[given["code"]] if given["code"] else days_of(given))
    return render(request, "timelimits/count.html", shown, status=status_of(form))


def _answer(form: CountForm, limit: Limit) -> dict[str, object]:
    start, today = form.cleaned_data["start"], clock.today()
    try:
        reckoning = reckon(limit, start, queries.calendar(), queries.first_day(), today)
    except OverflowError:
        form.add_error("start", "算到了公元9999年以后，请换一个日期或者减少天数。")
        return {}
    return {"reckoning": reckoning, "limit": limit, "days": _days(start, reckoning)}


def _days(start: date, reckoning: Reckoning | None) -> list[Day]:
    if reckoning is None or len(reckoning.steps) > LONGEST_SHOWN:
        return []
    return months.way(start, reckoning.steps, clock.today())
