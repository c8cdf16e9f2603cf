"""What the room makes known: menu, to-dos, the kinds of its notices, its projection."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.core import projections
from gongkai.ground.notices import kinds
from gongkai.ground.orgs.models import User
from gongkai.ground.ui import slots
from gongkai.ground.ui.todo import TodoItem

from .actions.projecting import rebuild
from .actions.reminding import REMINDER
from .actions.writing import TOLD, link_to
from .exports import turn_words
from .models import Case
from .queries import waiting
from .queries.projected import differences

VIEW, ARRANGE = "review.view", "review.arrange"
TODO_AT_MOST = 10


def menu(request: HttpRequest) -> list[slots.MenuItem]:
    """审签, with the count of what waits for this person."""
    user = request.user
    if not isinstance(user, User) or not user.has_perm(VIEW):
        return []
    address = reverse("review:list")
    return [slots.MenuItem("审签", address, 25, lambda: len(waiting.waiting_for(user)))]


def todo(request: HttpRequest) -> list[TodoItem]:
    """What this person has to review, the earliest day first, and what came back."""
    user = request.user
    if not isinstance(user, User) or not user.has_perm(VIEW):
        return []
    names = waiting.stages()
    mine = waiting.waiting_for(user)
    items = [_to_review(case, names) for case in mine[:TODO_AT_MOST]]
    if len(mine) > TODO_AT_MOST:
        rest = f"另外还有 {len(mine) - TODO_AT_MOST} 件等您审核"
        items.append(TodoItem(rest, reverse("review:list"), kind="审签", action_label="看全部"))
    return items + [_came_back(case) for case in waiting.returned_to(user)[:TODO_AT_MOST]]


def _to_review(case: Case, names: dict[str, str]) -> TodoItem:
    return TodoItem(
        title=f"《{case.title.strip('《》')}》等您{turn_words(case, names)}",
        link=link_to(case),
        kind="审签",
        unit=case.unit.said,
        due=case.due,
        action_label="去审核",
    )


def _came_back(case: Case) -> TodoItem:
    return TodoItem(
        title=f"《{case.title.strip('《》')}》退回来了，请修改以后再送审",
        link=link_to(case),
        kind="审签",
        unit=case.unit.said,
        action_label="去看看",
    )


slots.register("desk.menu", menu)
slots.register("desk.todo", todo)
kinds.declare(TOLD, "审签有了新情况")
kinds.declare(REMINDER, "审签的到期提醒")
projections.register(
    projections.Projection("review.cases", "审签", Case.objects.count, differences, rebuild)
)
