"""What left the house and what did not: the office's list."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.core.paging import page_of
from gongkai.ground.documents.downloads import disposition
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.staff import staff_page

from .. import actions, queries
from ..enums import DeliveryState
from ..models import Delivery
from ..sheets import deliveries_table

STATES = [(queries.OPEN, "等您决定"), *DeliveryState.choices]


@staff_page(perm="notices.oversee")
def deliveries(request: StaffRequest) -> HttpResponse:
    """All deliveries, newest first; ``?state=`` narrows them."""
    state = request.GET.get("state", "")
    context = {
        "page": page_of(queries.deliveries(state), request.GET.get("page")),
        "state": state if state in dict(STATES) else "",
        "states": STATES,
        "open": queries.needing_a_person(),
    }
    return render(request, "notices/deliveries.html", context)


@staff_page(perm="notices.oversee")
def export(request: StaffRequest) -> HttpResponse:
    """The same list as a table."""
    body = deliveries_table(request.GET.get("state", ""))
    name = f"外发消息{clock.today():%Y%m%d}.xlsx"
    headers = {"Content-Disposition": disposition(name)}
    return HttpResponse(body, content_type="application/octet-stream", headers=headers)


@staff_page(perm="notices.oversee")
@require_POST
def resend(request: StaffRequest, pk: int) -> HttpResponse:
    """Send once more, because a person decided so."""
    delivery = get_object_or_404(Delivery, pk=pk)
    return _decide(request, delivery, actions.resend, "已经排队，20 秒内重新发送。")


@staff_page(perm="notices.oversee")
@require_POST
def drop(request: StaffRequest, pk: int) -> HttpResponse:
    """Leave it at that."""
    delivery = get_object_or_404(Delivery, pk=pk)
    return _decide(request, delivery, actions.drop, "这条消息不再发送。")


def _decide(request: StaffRequest, delivery: Delivery, action: Any, done: str) -> HttpResponse:
    try:
        action(delivery=delivery, by=request.user)
    except Refusal as refusal:
        messages.info(request, refusal.sentence)
    else:
        messages.success(request, done)
    return redirect("notices:deliveries")
