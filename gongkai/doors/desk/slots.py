"""What the room hangs in its own frame, and the kinds of notices it sends."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.notices import kinds
from gongkai.ground.orgs.queries import units_of
from gongkai.ground.ui import slots

from . import actions, queries


def menu(request: HttpRequest) -> list[slots.MenuItem]:
    """My to-do with its count and, for the security officer, the locked accounts."""
    if not request.user.is_authenticated:
        return []
    address = reverse("desk:home")
    items = [slots.MenuItem("我的待办", address, 0, lambda: len(queries.todo(request)))]
    if request.user.has_perm("desk.unlock"):
        address = reverse("desk:locks")
        items.append(slots.MenuItem("账号锁定", address, 920, lambda: len(queries.locks())))
    return items


def tools(request: HttpRequest) -> slots.Panel | None:
    """Help, the own name and unit, sign-out."""
    if not request.user.is_authenticated:
        return None
    return slots.Panel("desk/tools.html", {"several_units": len(units_of(request.user)) > 1})


slots.register("desk.menu", menu)
slots.register("desk.tools", tools)
kinds.declare(actions.LOCKED, "账号安全")
