"""The last look before a draft becomes tasks."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.ground.core.errors import Refusal
from gongkai.ground.ui.staff import staff_page

from ... import actions
from ...enums import DraftState
from ...queries.drafts import preview
from .answers import check_or_404, signed_in, version_of


@staff_page("plans.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what would come of it; then do it, whole or not at all."""
    check = check_or_404(request, pk)
    if check.draft.state == DraftState.TAKEN_OVER:
        return redirect("plans:board", check.draft.plan.pk)
    if request.method == "POST":
        try:
            plan = actions.take_over(
                by=signed_in(request), draft=check.draft, version=version_of(request)
            )
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
            return redirect("plans:draft", pk)
        messages.success(request, "已接收。任务已经分到各单位，并通知了各单位负责人和信息公开员。")
        return redirect("plans:board", plan.pk)
    if check.gaps or not check.open:
        return redirect("plans:draft", pk)
    context = {"check": check, "preview": preview(check)}
    return render(request, "plans/draft_take_over.html", context)
