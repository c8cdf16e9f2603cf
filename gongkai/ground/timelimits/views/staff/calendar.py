"""The year in twelve months, its table to upload and download."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page

from ... import actions, months, queries
from ...forms import UploadForm
from ...rules.year_table import write_csv

MANAGE = "timelimits.manage"


@staff_page()
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The working days of ``?year=``."""
    year, today = _year(request), clock.today()
    days = queries.calendar()
    shown = {
        "year": year,
        "years": queries.years(),
        "months": months.year(days, year, today),
        "workdays": months.workdays_of(days, year),
        "provisional": days.is_provisional(date(year, 1, 1)),
        "table": queries.year_table(year),
        "may_manage": request.user.has_perm(MANAGE),
    }
    return render(request, "timelimits/calendar.html", shown)


@staff_page(MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a year's table; what is wrong with it is listed line by line."""
    form = UploadForm(request.POST or None, request.FILES or None, initial={"year": _year(request)})
    reasons: tuple[Any, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            year = _load(request, form.cleaned_data)
        except Refusal as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, f"{year}年工作日历已录入，所有期限都按它重新计算。")
            return redirect(f"{reverse('timelimits:calendar')}?year={year}")
    shown = {"form": form, "reasons": reasons, "year": _year(request)}
    return render(
        request, "timelimits/upload.html", shown, status=422 if reasons else status_of(form)
    )


def _load(request: HttpRequest, given: dict[str, Any]) -> int:
    assert request.user.is_authenticated  # staff_page
    file = given["file"]
    table = actions.load_year(
        by=request.user,
        year=given["year"],
        data=file.read(),
        name=file.name,
        source=given["source"],
    )
    return table.year


@staff_page()
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """The table of ``?year=`` as CSV, to change and upload again."""
    year = _year(request)
    headers = {"Content-Disposition": f'attachment; filename="calendar-{year}.csv"'}
    data = write_csv(queries.days_of(year))
    return HttpResponse(data, content_type="text/csv; charset=utf-8", headers=headers)


@staff_page(MANAGE)
@require_POST
def remove(request: HttpRequest, year: int) -> HttpResponse:
    """Take the office's table of a year away."""
    assert request.user.is_authenticated  # staff_page
    if queries.year_table(year) is None:
        raise Http404
    actions.remove_year(by=request.user, year=year)
    messages.success(request, f"{year}年工作日历已撤下。要恢复，请重新上传。")
    return redirect(f"{reverse('timelimits:calendar')}?year={year}")


def _year(request: HttpRequest) -> int:
    """The year asked for, or this one where it makes no sense."""
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else 0
    return year if actions.FIRST_YEAR <= year <= actions.LAST_YEAR else clock.today().year
