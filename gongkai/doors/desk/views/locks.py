"""Accounts that failed sign-ins have closed: the security officer's page."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs.requests import StaffRequest
from gongkai.ground.ui.staff import staff_page

from .. import actions, queries
from ..forms import LostTelephoneForm


@staff_page(perm="desk.unlock")
def locks(request: StaffRequest) -> HttpResponse:
    """Who is locked out now, and until when."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    context = {
        "locks": queries.locks(),
        "limit": settings.AXES_FAILURE_LIMIT,
        "minutes": minutes,
        "form": LostTelephoneForm(),
    }
    return render(request, "desk/locks.html", context)


@staff_page(perm="desk.unlock")
@require_POST
def unlock(request: StaffRequest) -> HttpResponse:
    """Open one account again."""
    username, address = request.POST.get("username", ""), request.POST.get("address", "")
    try:
        actions.unlock(by=request.user, username=username, address=address)
    except Refusal as refusal:
        messages.info(request, refusal.sentence)
    else:
        messages.success(request, f"账号 {username} 已解除锁定，可以马上登录。")
    return redirect("desk:locks")


@staff_page(perm="desk.remove_second_factor")
@require_POST
def remove_second_factor(request: StaffRequest) -> HttpResponse:
    """Let somebody in whose telephone is lost: the password alone, until enrolled anew."""
    try:
        person = actions.remove_second_factor(
            by=request.user, username=request.POST.get("username", "")
        )
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    else:
        messages.success(request, f"已停用{person}的动态验证码，现在用密码就能登录。")
    return redirect("desk:locks")
