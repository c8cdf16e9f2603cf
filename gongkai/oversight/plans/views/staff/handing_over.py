"""A unit was merged into another: all that it still owes goes there, in one step or not at all."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.ui.answers import status_of
from gongkai.ground.ui.staff import staff_page

from ...actions.ledger import transfer_unit
from ...forms.handing_over import HandOverForm
from ...queries.board import units_owing
from .answers import sent, signed_in
from .asking import plan_or_404


@staff_page("plans.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose both units and say why; every reason against it is listed."""
    plan = plan_or_404(request, pk)
    chosen = {"old": request.GET.get("unit", "")}
    form = HandOverForm(sent(request), initial=chosen, olds=units_owing(plan))
    reasons: tuple[Reason, ...] = ()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            count = transfer_unit(by=signed_in(request), plan=plan, **given)
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
            reasons = refusal.reasons if len(refusal.reasons) > 1 else ()
        else:
            messages.success(
                request,
                f"{given['old'].said}没办完的 {count} 项任务都移交给了{given['new'].said}，"
                "已经通知双方。",
            )
            return redirect("plans:board", pk)
    context = {"plan": plan, "form": form, "reasons": reasons}
    return render(request, "plans/hand_over.html", context, status=status_of(form))
