"""What the room hangs elsewhere: menu, things to do, kinds of notices, what proof may name."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.core import projections
from gongkai.ground.evidence import holders, linkable
from gongkai.ground.notices import kinds
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.ui import slots
from gongkai.ground.ui.todo import TodoItem

from .actions.projecting import projections as own_projections
from .actions.telling import COMPETITION, MATTER
from .models import Competition, Matter
from .queries import competitions, matters, sessions
from .queries.standing import MANAGE, VOTE
from .rules.machines import CLOSED, OPEN, PROPOSED

TODO_AT_MOST = 10
_STEPS = {
    OPEN: ("报送已经截止，等您开始投票", "去开始"),
    CLOSED: ("投票已经截止，等您评定", "去评定"),
}


def menu(request: HttpRequest) -> list[slots.MenuItem]:
    """培训和汇报, 议题和案例: for everyone who works in a unit."""
    if not request.user.has_perm("coordination.view"):
        return []
    return [
        slots.MenuItem("培训和汇报", reverse("coordination:sessions"), order=40),
        slots.MenuItem("议题和案例", reverse("coordination:matters"), order=45),
    ]


def todo(request: HttpRequest) -> list[TodoItem]:
    """A unit's votes that are not given yet; the office's next steps."""
    user = request.user
    if not isinstance(user, User):
        return []
    unit = getattr(request, "unit", None)
    items = _votes(user, unit) if unit is not None and user.has_perm(VOTE, unit) else []
    if user.has_perm(MANAGE):
        items += [_step(case) for case in competitions.waiting_for_office(user)]
        items += _matters(user)
    return items


def _votes(user: User, unit: Unit) -> list[TodoItem]:
    return [
        TodoItem(
            title=f"{case}：本单位还有 {left} 票",
            link=reverse("coordination:competition", args=[case.pk]),
            kind="案例评选",
            unit=unit.said,
            due=case.vote_until,
            action_label="去投票",
        )
        for case, left in competitions.to_vote(user, unit)
    ]


def _step(case: Competition) -> TodoItem:
    what, verb = _STEPS.get(case.state, ("投票时间已过，等您截止投票", "去截止"))
    return TodoItem(
        title=f"{case}：{what}",
        link=reverse("coordination:competition", args=[case.pk]),
        kind="案例评选",
        unit=case.office.said,
        action_label=verb,
    )


def _matters(user: User) -> list[TodoItem]:
    waiting = matters.waiting_for_office(user)
    items = [_matter(one) for one in waiting[:TODO_AT_MOST]]
    if len(waiting) > TODO_AT_MOST:
        rest = f"另外还有 {len(waiting) - TODO_AT_MOST} 个议题等着办"
        link = reverse("coordination:matters")
        items.append(TodoItem(rest, link, kind="议题", action_label="看全部"))
    return items


def _matter(matter: Matter) -> TodoItem:
    waits = matter.state == PROPOSED
    return TodoItem(
        title=f"{matter}：{'等着列入会议' if waits else '会议开过了，等着记决定'}",
        link=reverse("coordination:matter", args=[matter.pk]),
        kind="议题",
        unit=matter.unit.said,
        action_label="去安排" if waits else "去记决定",
    )


def _sees_session(user: Any, pk: int) -> bool:
    return sessions.sessions_of(user).filter(pk=pk).exists()


def _sees_entry(user: Any, pk: int) -> bool:
    return competitions.entries_of(user).filter(pk=pk).exists()


def _sees_matter(user: Any, pk: int) -> bool:
    return matters.matters_of(user).filter(pk=pk).exists()


slots.register("desk.menu", menu)
slots.register("desk.todo", todo)
kinds.declare(COMPETITION, "案例评选")
kinds.declare(MATTER, "议题和决定")
holders.register("coordination.session", _sees_session)
holders.register("coordination.entry", _sees_entry)
holders.register("coordination.matter", _sees_matter)
linkable.register(linkable.Kind(sessions.KIND, "培训和汇报登记", sessions.get, sessions.find))
for _one in own_projections():
    projections.register(_one)
