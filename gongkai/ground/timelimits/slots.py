"""What the room hangs in the desk's frame."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.core import clock
from gongkai.ground.ui import slots
from gongkai.ground.ui.todo import TodoItem

from . import queries


def menu(request: HttpRequest) -> list[slots.MenuItem]:
    """The calendar, for all staff."""
    if not request.user.is_authenticated:
        return []
    return [slots.MenuItem("日历和期限", reverse("timelimits:calendar"), order=700)]


def todo(request: HttpRequest) -> list[TodoItem]:
    """Whoever keeps the calendar is asked for a year that nobody has stated yet."""
    if not request.user.has_perm("timelimits.manage"):
        return []
    year = queries.year_to_ask_for(clock.today())
    if year is None:
        return []
    return [
        TodoItem(
            title=f"{year}年的放假安排还没有录入，跨到{year}年的期限暂按周末推算",
            link=f"{reverse('timelimits:upload')}?year={year}",
            kind="工作日历",
            action_label="去录入",
            light="soon",
            light_label="待录入",
        )
    ]


slots.register("desk.menu", menu)
slots.register("desk.todo", todo)
