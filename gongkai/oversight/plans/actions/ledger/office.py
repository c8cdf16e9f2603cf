"""What the office does: decide on returns, verify, extend, move, withdraw, urge."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.ui.addresses import desk_address

from ...models import Assignment, Plan, Task, WorkEvent
from ...rules.ledger.states import ENDED, OPEN
from .stepping import Held, hold, hold_all, require, take
from .telling import people_of

URGED = "plans.urged"


def insist(*, by: User, assignment: Assignment, version: int, reason: str) -> WorkEvent:
    """维持分派: the unit's return is not accepted."""
    return _with_reason("insist", by, assignment, version, reason)


def verify(*, by: User, assignment: Assignment, version: int, note: str = "") -> WorkEvent:
    """核验通过. Never by whoever asked for it."""
    data = {"text": note.strip()} if note.strip() else {}
    return take(by=by, assignment=assignment, verb="verify", version=version, data=data)


def send_back(*, by: User, assignment: Assignment, version: int, reason: str) -> WorkEvent:
    """退回补充: what is still missing."""
    return _with_reason("send_back", by, assignment, version, reason)


def withdraw(*, by: User, assignment: Assignment, version: int, reason: str) -> WorkEvent:
    """撤销分派: the unit no longer has this task."""
    return _with_reason("withdraw", by, assignment, version, reason)


def reopen(*, by: User, assignment: Assignment, version: int, reason: str) -> WorkEvent:
    """重新打开 what was done or withdrawn."""
    return _with_reason("reopen", by, assignment, version, reason)


@transaction.atomic
def extend(
    *,
    by: User,
    assignment: Assignment,
    version: int,
    until: date,
    reason: str,
    keys: Iterable[str] = (),
) -> WorkEvent:
    """延期: the parts of ``keys`` (else all open ones that end earlier) end on ``until``."""
    held = hold(assignment)
    parts = held.standing.open_parts
    earlier = [part.key for part in parts if part.due is None or part.due < until]
    # Where none ends earlier, all are named: the reasons then say of each that the day is no later.
    chosen = sorted(set(keys)) or earlier or [part.key for part in parts]
    data = {"until": until.isoformat(), "keys": chosen, "reason": reason.strip()}
    return take(by=by, assignment=assignment, verb="extend", version=version, data=data, held=held)


@transaction.atomic
def transfer(
    *, by: User, assignment: Assignment, version: int | None, unit: Unit, reason: str
) -> WorkEvent:
    """移交: another unit takes the task with its whole history.

    Where that unit has the same task already, this one is merged into it; that one must still be
    alive. Raises Refusal ``unit_closed`` and ``ended_there`` besides what ``take`` says.
    """
    hold_places(Assignment.objects.filter(pk=assignment.pk), unit)
    held = hold(assignment)
    data: dict[str, Any] = {"unit": unit.pk, "reason": reason.strip()}
    require(by, held.row, "transfer")
    if not unit.active:
        raise Refusal("unit_closed", f"{unit.said}已经撤销，请选择另一个接收单位。")
    others = Assignment.objects.filter(task=held.row.task_id, unit=unit)
    present = others.exclude(pk=held.row.pk).first()
    if present is not None:
        _require_alive(present, unit)
        data["into"] = present.pk
    verb = "merge" if present is not None else "transfer"
    return take(by=by, assignment=assignment, verb=verb, version=version, data=data, held=held)


def hold_places(rows: QuerySet[Assignment], unit: Unit) -> None:
    """Hold the tasks of ``rows``, then ``rows`` and what ``unit`` has of these tasks already.

    The tasks first: two transfers of one task to one unit follow each other.
    """
    chosen = list(rows.values_list("pk", "task"))
    tasks = {task for _, task in chosen}
    held = Task.objects.select_for_update(no_key=True).filter(pk__in=tasks)
    list(held.order_by("pk").values_list("pk"))
    mine, theirs = Q(pk__in=[pk for pk, _ in chosen]), Q(task__in=tasks, unit=unit)
    hold_all(Assignment.objects.filter(mine | theirs))


def _require_alive(present: Assignment, unit: Unit) -> None:
    """A task is not merged into one that nobody works on any more: it would be lost."""
    if present.state in ENDED:
        raise Refusal(
            "ended_there",
            f"{unit.said}原来的这项任务{present.get_state_display()}，不能并入。"
            "还要办的，请先重新打开那一条；不用再办的，请撤销分派。",
        )


@transaction.atomic
def transfer_unit(*, by: User, plan: Plan, old: Unit, new: Unit, reason: str) -> int:
    """Move all open tasks of a unit that was merged into another; return how many.

    All of them or none: refused with every reason, by task.
    """
    hold_places(Assignment.objects.filter(task__plan=plan, unit=old), new)
    rows = list(
        Assignment.objects.filter(task__plan=plan, unit=old, state__in=OPEN)
        .select_related("task")
        .order_by("task__order")
    )
    found: dict[str, Reason] = {}
    for row in rows:
        try:
            transfer(by=by, assignment=row, version=None, unit=new, reason=reason)
        except Refusal as refusal:
            where = f"{row.task.label}：" if refusal.code == "ended_there" else ""
            for each in refusal.reasons:
                sentence = f"{where}{each.sentence}"
                found[sentence] = Reason(each.code, sentence, each.where)
    if found:
        reasons = list(found.values())
        said = reasons[0].sentence if len(reasons) == 1 else f"有 {len(reasons)} 处要先处理。"
        raise Refusal(reasons[0].code, f"{said}一项也没有移交。", reasons)
    return len(rows)


@transaction.atomic
def urge(*, by: User, assignment: Assignment, version: int | None = None) -> None:
    """催办: tell the unit now. At most once a day for each assignment (``urged_today``)."""
    held = hold(assignment)
    require(by, held.row, "extend")
    if held.standing.state not in OPEN:
        raise Refusal("wrong_state", f"这项任务（{held.what}）不用催：已经不在单位手里。")
    people = people_of(held.row.unit_id)
    if not people:
        raise Refusal(
            "nobody", f"{held.row.unit.said}没有负责人和信息公开员，没有人可以催。请先补上人员。"
        )
    sentence = _urging(held)
    told = notices.notify(
        to=people,
        kind=URGED,
        subject=sentence[:200],
        body=held.row.task.requirement[:500],
        link=desk_address("plans:assignment", held.row.pk),
        key=f"{URGED}:{held.row.pk}:{clock.today()}",
    )
    if not told:
        raise Refusal("urged_today", f"今天已经催办过（{held.what}），请明天再催。")
    audit.record(
        by=by,
        verb="plans.urge",
        sentence=f"{orgs.who(by)}催办了任务（{held.what}）。",
        record=held.row,
        unit_id=held.row.unit_id,
    )


def _urging(held: Held) -> str:
    due = held.standing.due
    if due is None:
        return f"政务公开办催办：{held.what}，请尽快报进展。"
    left = (due - clock.today()).days
    said = f"已经逾期 {-left} 天" if left < 0 else f"还剩 {left} 天" if left else "今天到期"
    return f"政务公开办催办：{held.what}{said}，请尽快报进展。"


def _with_reason(
    verb: str, by: User, assignment: Assignment, version: int, reason: str
) -> WorkEvent:
    data = {"reason": reason.strip()}
    return take(by=by, assignment=assignment, verb=verb, version=version, data=data)
