"""The door's line in the staff's menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.ui import slots

from . import actions


def menu(request: HttpRequest) -> list[slots.MenuItem]:
    """Business systems, for the system officer."""
    if not request.user.has_perm(actions.MANAGE):
        return []
    return [slots.MenuItem("业务系统", reverse("api:client-list"), order=930)]


slots.register("desk.menu", menu)
