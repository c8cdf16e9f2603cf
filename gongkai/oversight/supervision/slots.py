"""What the room hangs in the desk, on a task's page, and in the house's registers."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.core import projections
from gongkai.ground.evidence import holders
from gongkai.ground.notices import kinds
from gongkai.ground.orgs.models import User
from gongkai.ground.ui import slots
from gongkai.ground.ui.todo import TodoItem
from gongkai.oversight.plans.models import Assignment

from . import actions
from .actions.reminding import REMINDER
from .actions.telling import NEWS, link_to
from .models import Finding, Letter
from .queries import cases, projected
from .queries.offices import MANAGE
from .rules.cases import FindingState, LetterState

VIEW, REPORT = "supervision.view", "supervision.report"
TODO_AT_MOST = 10
DO: dict[str, str] = {
    FindingState.REPORTED: "去核实",
    FindingState.TO_RECTIFY: "去整改",
    FindingState.TO_RECHECK: "去复核",
    LetterState.DRAFT: "去印发",
    LetterState.ISSUED: "去答复",
    LetterState.ANSWERED: "去审核",
}


def menu(request: HttpRequest) -> list[slots.MenuItem]:
    """督查督办, with the count of what waits for this person."""
    user = request.user
    if not isinstance(user, User) or not user.has_perm(VIEW):
        return []
    address = reverse("supervision:list")
    return [slots.MenuItem("督查督办", address, 35, lambda: cases.waiting_count(user))]


def todo(request: HttpRequest) -> list[TodoItem]:
    """Findings and letters that wait for this person, the nearest day first."""
    user = request.user
    if not isinstance(user, User) or not user.has_perm(VIEW):
        return []
    return [
        *_items(cases.waiting_findings(user), "findings"),
        *_items(cases.waiting_letters(user), "orders"),
    ]


def _items(rows: QuerySet[Any], tab: str) -> list[TodoItem]:
    shown = list(cases.listed(rows)[: TODO_AT_MOST + 1])
    items = [_item(case) for case in shown[:TODO_AT_MOST]]
    if len(shown) > TODO_AT_MOST:
        rest = f"另外还有 {rows.count() - TODO_AT_MOST} 件督查督办的事等您办"
        link = f"{reverse('supervision:list')}?tab={tab}"
        items.append(TodoItem(rest, link, kind="督查督办", action_label="看全部"))
    return items


def _item(case: Finding | Letter) -> TodoItem:
    return TodoItem(
        title=f"{case.said}：{case.title}",
        link=link_to(case),
        kind="督查督办",
        unit=case.unit.said,
        due=case.due if case.runs else None,
        action_label=DO[case.state],
    )


def panel(request: HttpRequest) -> slots.Panel | None:
    """On a task's page: its findings and letters, and the ways to new ones."""
    assignment, user = getattr(request, "record", None), request.user
    if not isinstance(assignment, Assignment) or not isinstance(user, User):
        return None
    if not user.has_perm(VIEW):
        return None
    findings, letters = cases.about(user, assignment)
    context = {
        "supervised": assignment,
        "findings": findings,
        "letters": letters,
        "may_report": user.has_perm(REPORT),
        "may_write": user.has_perm(MANAGE, assignment.unit),
    }
    return slots.Panel("supervision/panel.html", context, order=300)


slots.register("desk.menu", menu)
slots.register("desk.todo", todo)
slots.register("record.panel", panel)
kinds.declare(NEWS, "督查督办")
kinds.declare(REMINDER, "督查督办的到期提醒")
holders.register("supervision.caseevent", cases.sees_event)
projections.register(
    projections.Projection(
        name="supervision.findings",
        label="督查督办：问题",
        count=Finding.objects.count,
        check=lambda: projected.differences(Finding),
        rebuild=lambda: actions.rebuild(Finding),
    )
)
projections.register(
    projections.Projection(
        name="supervision.letters",
        label="督查督办：督办单和建议书",
        count=Letter.objects.count,
        check=lambda: projected.differences(Letter),
        rebuild=lambda: actions.rebuild(Letter),
    )
)
