"""What the room hangs in the desk, and what must be known when the house starts."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.notices import kinds as notices
from gongkai.ground.orgs.models import User
from gongkai.ground.ui import slots

from . import queries
from .actions.ending import JOBS_DONE


def menu(request: HttpRequest) -> list[slots.MenuItem]:
    """长任务 for those who have any, with the number of those that go on."""
    if not isinstance(request.user, User):
        return []
    all_of_them, going_on = queries.counts(request.user)
    if not all_of_them:
        return []
    return [slots.MenuItem("长任务", reverse("jobs:list"), order=790, count=going_on or None)]


slots.register("desk.menu", menu)
notices.declare(JOBS_DONE, "长任务办完", channels=())
