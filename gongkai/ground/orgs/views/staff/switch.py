"""The unit switch."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from gongkai.ground.ui.staff import staff_page

from ... import queries
from ...middleware import SESSION_KEY
from ...requests import StaffRequest
from .answers import own_address


@staff_page()
@require_POST
def switch_unit(request: StaffRequest) -> HttpResponse:
    """Work in the name of another of one's units: POST ``unit`` (its id) and perhaps ``next``."""
    chosen = request.POST.get("unit", "")
    unit = next((each for each in queries.units_of(request.user) if str(each.pk) == chosen), None)
    if unit is None:
        messages.error(request, "您在这个单位没有岗位，不能切换过去。")
    else:
        request.session[SESSION_KEY] = unit.pk
        messages.success(request, f"现在以{unit.said}的名义办理。")
    return redirect(own_address(request, request.POST.get("next", ""), "/desk/"))
