"""What the room hangs in the desk, and what must be known when the house starts."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.notices import kinds as notices
from gongkai.ground.orgs.models import User
from gongkai.ground.ui import slots

from . import queries
from .actions.ending import JOBS_DONE


def menu(request: HttpRequest) -> list[slots.MenuItem]:
    """长任务 for those who have any, with the number of those that go on."""
    user = request.user
    if not isinstance(user, User):
        return []
    counts = cache(lambda: queries.counts(user))
    return [
        slots.MenuItem(
            "长任务",
            reverse("jobs:list"),
            order=790,
            count=lambda: counts()[1],
            only_if=lambda: counts()[0] > 0,
        )
    ]


slots.register("desk.menu", menu)
notices.declare(JOBS_DONE, "长任务办完", channels=())
