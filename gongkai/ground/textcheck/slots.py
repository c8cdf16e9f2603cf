"""What the room hangs in the desk, and its long work."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.jobs import kinds
from gongkai.ground.ui import slots

from .actions import MEASURE, measure

CHECK, LISTS = "textcheck.check", "textcheck.lists"


def menu(request: HttpRequest) -> list[slots.MenuItem]:
    """内容检查, for everybody who works in a unit."""
    if not request.user.has_perm(CHECK):
        return []
    return [slots.MenuItem("内容检查", reverse("textcheck:check"), 60)]


slots.register("desk.menu", menu)
kinds.declare(kinds.JobKind(MEASURE, "测试词表", LISTS, measure))
