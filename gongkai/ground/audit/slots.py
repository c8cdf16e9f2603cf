"""What this room hangs elsewhere: its line in the staff menu, and the history of a record."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.ui import slots

from .queries import SHOWN, history_of


def menu(request: HttpRequest) -> list[slots.MenuItem]:
    """The log, for those who may read it."""
    if not request.user.has_perm("audit.read"):
        return []
    return [slots.MenuItem("审计日志", reverse("audit:entry-list"), order=900)]


def history(request: HttpRequest) -> slots.Panel | None:
    """What was done to the record that the view has named as ``request.record``."""
    record = getattr(request, "record", None)
    if record is None:
        return None
    return slots.Panel("audit/panel.html", {"entries": history_of(record)[:SHOWN]}, order=900)


slots.register("desk.menu", menu)
slots.register("record.panel", history)
