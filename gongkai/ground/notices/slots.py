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
    unread = queries.unread_count(request.user)
    items = [slots.MenuItem("消息", reverse("notices:inbox"), order=20, count=unread or None)]
    if request.user.has_perm("notices.oversee"):
        count = queries.needing_a_person() or None
        address = reverse("notices:deliveries")
        items.append(slots.MenuItem("外发消息", address, order=910, count=count))
    return items


slots.register("desk.menu", menu)
