"""A unit signs for its new tasks together: the list is read, what is not ours stays unticked."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs.models import Unit
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.staff import staff_page

from ...actions.ledger.bulk import MOST, Outcome, bulk
from ...queries.ledger.rights import works_for
from ...queries.mine import first_to_sign, to_sign
from .answers import signed_in
from .chosen import chosen


@staff_page("plans.work")
@require_http_methods(["GET", "HEAD", "POST"])
def signing(request: StaffRequest) -> HttpResponse:
    """All that waits for the unit's signature; sign for what is ticked."""
    user, unit = signed_in(request), request.unit
    if unit is None or not works_for(user, unit.pk):
        raise Http404
    if request.method != "POST":
        return _page(request, unit, Outcome())
    try:
        outcome = bulk(by=user, verb="sign", wanted=chosen(request))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("plans:mine-sign")
    if outcome.done:
        messages.success(
            request, f"签收了 {len(outcome.done)} 项任务，十分钟内可以在各自的页面撤销。"
        )
    if outcome.gone:
        messages.warning(request, f"另有 {outcome.gone} 项已经不归本单位办，没有签收。")
    if not outcome.refused:
        return redirect("plans:mine")
    return _page(request, unit, outcome)


def _page(request: StaffRequest, unit: Unit, outcome: Outcome) -> HttpResponse:
    user = signed_in(request)
    context = {
        "unit": unit,
        "waiting": to_sign(user, unit).count(),
        "rows": first_to_sign(user, unit, MOST),
        "most": MOST,
        "refused": outcome.refused,
    }
    return render(request, "plans/signing.html", context)
