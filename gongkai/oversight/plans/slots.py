"""What the room hangs in the desk: menu entries, things to do, and the kind of its notices."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.core import clock, projections
from gongkai.ground.notices import kinds
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.review import records as review_records
from gongkai.ground.ui import slots
from gongkai.ground.ui.addresses import desk_address
from gongkai.ground.ui.todo import TodoItem
from gongkai.publishing.release import kinds as release_kinds
from gongkai.publishing.release import records as release_records
from gongkai.publishing.release import shelves
from gongkai.publishing.release.models import Publication, Version

from .actions.ledger.office import URGED
from .actions.ledger.projecting import differences, rebuild
from .actions.ledger.reminding import REMINDED
from .actions.ledger.telling import WORK
from .actions.taking_over import ASSIGNED
from .enums import AssignmentState
from .exports import running  # noqa: F401  (makes the kinds of long work known)
from .models import Assignment, PlanDraft
from .queries.drafts import waiting
from .queries.ledger import todo as todo_rows
from .queries.ledger.rights import works_for
from .queries.mine import first_to_sign, to_sign
from .queries.showing import YEAR, outgoing, shown_of, shown_years
from .rules.ledger import light_of
from .rules.ledger.lights import LATE, SOON
from .rules.shown import KIND, as_text
from .shown_page import shown_context

TODO_AT_MOST = 10


def menu(request: HttpRequest) -> list[slots.MenuItem]:
    """工作要点 for the office, 我的任务 for everyone who works in a unit."""
    user = request.user
    items = []
    if user.has_perm("plans.manage"):
        items.append(slots.MenuItem("工作要点", reverse("plans:list"), order=20))
    if user.has_perm("plans.view"):
        items.append(slots.MenuItem("我的任务", reverse("plans:mine"), order=30))
    return items


def todo(request: HttpRequest) -> list[TodoItem]:
    """What waits for the office, and what the unit must sign for, report or mend."""
    user = request.user
    if not isinstance(user, User):
        return []
    items = []
    if user.has_perm("plans.manage"):
        items += [_draft(draft) for draft in waiting(user)]
        items += _decisions(user)
    unit = getattr(request, "unit", None)
    if unit is not None and works_for(user, unit.pk):
        items += _tasks(user, unit)
        items += _dues(user, unit)
    return items


def _draft(draft: PlanDraft) -> TodoItem:
    return TodoItem(
        title=f"《{str(draft).strip('《》')}》读好了，等您核对（{draft.upload.name}）",
        link=reverse("plans:draft", args=[draft.pk]),
        kind="工作要点",
        unit=draft.unit.said,
        action_label="去核对",
    )


_OFFICE_WORDS = {
    AssignmentState.SUBMITTED: ("申请办结，等您核验", "去核验"),
    AssignmentState.REFUSED: ("退回了任务，等您决定", "去决定"),
}


def _decisions(user: User) -> list[TodoItem]:
    shown = todo_rows.for_the_office(user, TODO_AT_MOST)
    items = [_for_the_office(row) for row in shown]
    if len(shown) == TODO_AT_MOST:
        rest = todo_rows.count_for_the_office(user) - len(shown)
        items += _rest(rest, "等您核验、决定或者移交", reverse("plans:list"))
    return items


def _dues(user: User, unit: Unit) -> list[TodoItem]:
    shown = todo_rows.due_soon(user, unit, TODO_AT_MOST)
    items = [_due(row, unit) for row in shown]
    if len(shown) == TODO_AT_MOST:
        rest = todo_rows.count_due_soon(user, unit) - len(shown)
        items += _rest(rest, "快到期、已逾期或者要换佐证", reverse("plans:mine"), unit)
    return items


def _rest(count: int, why: str, link: str, unit: Unit | None = None) -> list[TodoItem]:
    """The line for what a list leaves out; none when it leaves out nothing."""
    if count <= 0:
        return []
    title = f"另外还有 {count} 项工作要点任务，{why}"
    said = unit.said if unit else ""
    return [TodoItem(title, link, kind="工作要点任务", unit=said, action_label="看全部")]


def _for_the_office(row: Assignment) -> TodoItem:
    said, action = _OFFICE_WORDS.get(
        AssignmentState(row.state), ("已经撤销，任务要移交给接收单位", "去移交")
    )
    return TodoItem(
        title=f"{row.unit.said}{said}：{row.task.label} {row.task.requirement}"[:80],
        link=reverse("plans:assignment", args=[row.pk]),
        kind="工作要点任务",
        unit=row.unit.said,
        due=row.due,
        action_label=action,
    )


def _due(row: Assignment, unit: Unit) -> TodoItem:
    late_word = "佐证已撤回，要换一份：" if row.flagged else ""
    return TodoItem(
        title=f"{late_word}{row.task.label}：{row.task.requirement}"[:60],
        link=reverse("plans:assignment", args=[row.pk]),
        kind=f"工作要点任务，{row.get_role_display()}",
        unit=unit.said,
        due=row.due,
        action_label="报进展" if row.due else "申请办结",
        light=_light(row),
    )


def _light(row: Assignment) -> str:
    """As on the board: a plan says itself from how many days before the last day it warns."""
    light = light_of(row.state, row.due, clock.today(), row.task.plan.warning_days)
    return light.code if light.code in (LATE, SOON) else ""


def _tasks(user: User, unit: Unit) -> list[TodoItem]:
    count = to_sign(user, unit).count()
    shown = first_to_sign(user, unit, TODO_AT_MOST)
    items = [
        TodoItem(
            title=f"{row.task.label}：{row.task.requirement}"[:60],
            link=reverse("plans:assignment", args=[row.pk]),
            kind=f"工作要点任务，{row.get_role_display()}",
            unit=unit.said,
            due=row.due,
            action_label="去签收",
            light=_light(row),
        )
        for row in shown
    ]
    return items + _rest(count - len(shown), "等本单位签收", reverse("plans:mine-sign"), unit)


def public_part(_request: HttpRequest) -> list[slots.MenuItem]:
    """The year's plan among the parts of 政府信息公开."""
    return [slots.MenuItem("政务公开工作要点", reverse("plans_public:this-year"), order=300)]


def public_addresses(_request: HttpRequest) -> list[slots.MenuItem]:
    """What search engines may read."""
    years = [(f"{year}年", reverse("plans_public:year", args=[year])) for year in shown_years()]
    return [
        *public_part(_request),
        *(slots.MenuItem(f"{label}政务公开工作要点", url) for label, url in years),
    ]


def _page(
    request: HttpRequest | None, publication: Publication, version: Version
) -> dict[str, Any]:
    """The public page of a plan: its filters, and the ways to other plans."""
    year = version.data["year"]
    return {
        **shown_context(request, version.data),
        "others": [one for one in shown_of(year) if one.pk != publication.pk],
        "years": [one for one in shown_years() if one != year],
        "list_name": "政务公开工作要点",
        "list_address": reverse("plans_public:this-year"),
    }


def _year_name(key: str) -> str | None:
    return f"{key}年政务公开工作要点" if key.isdecimal() and len(key) == 4 else None


release_kinds.register(
    release_kinds.Kind(
        KIND,
        "工作要点和进展",
        outgoing,
        "plans/public/body.html",
        prefix="plans",
        context=_page,
        styles=("plans/public.css",),
        text=as_text,
    )
)
shelves.register(
    shelves.ShelfKind(YEAR, _year_name, lambda key: reverse("plans_public:year", args=[key]))
)
release_records.register(KIND, lambda pk: desk_address("plans:showing", pk))
review_records.register(KIND, lambda pk: desk_address("plans:showing", pk))
slots.register("portal.open", public_part)
slots.register("portal.sitemap", public_addresses)
slots.register("desk.menu", menu)
slots.register("desk.todo", todo)
kinds.declare(ASSIGNED, "工作要点任务")
kinds.declare(WORK, "任务有了新情况")
kinds.declare(REMINDED, "任务到期提醒")
kinds.declare(URGED, "任务催办")
projections.register(
    projections.Projection(
        "plans.assignments", "任务分派", Assignment.objects.count, differences, rebuild
    )
)
