"""What this room hangs elsewhere: its line in the staff menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.ui import slots


def menu(request: HttpRequest) -> list[slots.MenuItem]:
    """The log, for those who may read it."""
    if not request.user.has_perm("audit.read"):
        return []
    return [slots.MenuItem("审计日志", reverse("audit:entry-list"), order=900)]


slots.register("desk.menu", menu)
