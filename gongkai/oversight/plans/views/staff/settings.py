"""The settings of a plan."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.ground.core.errors import Refusal
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page

from ...actions.settings import change_settings
from ...forms import SettingsForm
from ...queries.drafts import plans_of
from .answers import sent, signed_in
from .differences import show_stored


@staff_page("plans.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, pk: int) -> HttpResponse:
    """How early the light turns, and when the year is checked."""
    plan = get_object_or_404(plans_of(signed_in(request)), pk=pk)
    form = SettingsForm(sent(request), initial=SettingsForm.initial_of(plan), year=plan.year)
    if request.method == "POST" and form.is_valid():
        try:
            change_settings(
                by=signed_in(request),
                plan=plan,
                warning_days=form.cleaned_data["warning_days"],
                check_on=form.cleaned_data["check_on"],
                seen=form.seen,
            )
        except Refusal as refusal:
            plan.refresh_from_db()
            stored = SettingsForm.initial_of(plan)
            form.add_error(None, refusal.sentence)
            form.data = form.data.copy()  # type: ignore[attr-defined]  # a bound form's QueryDict
            for name in ("seen_days", "seen_day"):
                form.data[name] = str(stored[name])  # type: ignore[index]  # as above
            show_stored(form, stored)
        else:
            messages.success(request, "已存好。任务的日期和灯已经按新的设置推算。")
            return redirect("plans:settings", pk)
    return render(
        request, "plans/settings.html", {"plan": plan, "form": form}, status=status_of(form)
    )
