"""What the room hangs in the desk's frame."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.ui import slots

from . import queries


def menu(request: HttpRequest) -> list[slots.MenuItem]:
    """The inbox with its count and, for the office, what did not get through."""
    if not request.user.is_authenticated:
        return []
    user = request.user
    items = [
        slots.MenuItem("消息", reverse("notices:inbox"), 20, lambda: queries.unread_count(user))
    ]
    if request.user.has_perm("notices.oversee"):
        address = reverse("notices:deliveries")
        items.append(slots.MenuItem("外发消息", address, 910, queries.needing_a_person))
    return items


slots.register("desk.menu", menu)
