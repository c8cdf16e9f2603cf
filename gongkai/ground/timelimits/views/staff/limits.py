"""The table of limits with its sources, and the office's own rows."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page

from ... import actions, queries, saying
from ...enums import Nature, Unit
from ...forms import EndForm, LimitForm
from ...models import OfficeLimit
from .calendar import MANAGE


@staff_page()
@require_safe
def limits(request: HttpRequest) -> HttpResponse:
    """Every limit in force today."""
    shown = {
        "limits": list(queries.limits().values()),
        "own": queries.office_limits(),
        "today": clock.today(),
        "may_manage": request.user.has_perm(MANAGE),
    }
    return render(request, "timelimits/limits.html", shown)


@staff_page(MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """State a local limit."""
    form = LimitForm(request.POST or None, limits=queries.limits().values())
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = dict(form.cleaned_data)
        given |= {"nature": Nature(given["nature"]), "unit": Unit(given["unit"])}
        assert request.user.is_authenticated  # staff_page
        try:
            row = actions.set_limit(by=request.user, **given)
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, f"“{row.label}”已登记：{row.rule.said}。")
            return redirect("timelimits:limits")
    return render(request, "timelimits/limit_form.html", {"form": form}, status=status_of(form))


@staff_page(MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a local limit."""
    row = get_object_or_404(OfficeLimit, pk=pk)
    form = EndForm(request.POST or None, initial={"last_day": row.valid_until or clock.today()})
    if request.method == "POST" and form.is_valid():
        assert request.user.is_authenticated  # staff_page
        given = form.cleaned_data["last_day"]
        try:
            actions.end_limit(by=request.user, row=row, last_day=given)
        except Refusal as refusal:
            form.add_error("last_day", refusal.sentence)
        else:
            messages.success(request, f"“{row.label}”执行到{saying.short(given)}为止。")
            return redirect("timelimits:limits")
    return render(
        request, "timelimits/limit_end.html", {"form": form, "row": row}, status=status_of(form)
    )
