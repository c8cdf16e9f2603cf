"""What the office does: decide on returns, verify, extend, move, withdraw, urge."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.ui.addresses import desk_address

from ...models import Assignment, Plan, WorkEvent
from ...rules.ledger.states import OPEN
from .stepping import Held, hold, require, require_version, take
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
    """延期: the parts of ``keys`` (else all open ones) end on ``until``."""
    held = hold(assignment)
    require_version(held, version)
    chosen = sorted(set(keys)) or [
        part.key for part in held.standing.open_parts if part.due is None or part.due < until
    ]
    data = {"until": until.isoformat(), "keys": chosen, "reason": reason.strip()}
    return take(by=by, assignment=assignment, verb="extend", version=version, data=data)


@transaction.atomic
def transfer(
    *, by: User, assignment: Assignment, version: int | None, unit: Unit, reason: str
) -> WorkEvent:
    """移交: another unit takes the task with its whole history.

    Where that unit has the same task already, this one is merged into it.
    """
    if not unit.active:
        raise Refusal("unit_closed", f"{unit.said}已经撤销，请选择另一个接收单位。")
    held = hold(assignment)
    other = Assignment.objects.filter(task=held.row.task_id, unit=unit).exclude(pk=held.row.pk)
    present = other.first()
    if present is not None and held.row.unit_id != unit.pk:
        data = {"into": present.pk, "unit": unit.pk, "reason": reason.strip()}
        return take(by=by, assignment=assignment, verb="merge", version=version, data=data)
    data = {"unit": unit.pk, "reason": reason.strip()}
    return take(by=by, assignment=assignment, verb="transfer", version=version, data=data)


@transaction.atomic
def transfer_unit(*, by: User, plan: Plan, old: Unit, new: Unit, reason: str) -> int:
    """Move all open tasks of a unit that was merged into another; return how many.

    All of them or none.
    """
    rows = Assignment.objects.filter(task__plan=plan, unit=old, state__in=OPEN).order_by("pk")
    ids = list(rows)
    for row in ids:
        transfer(by=by, assignment=row, version=None, unit=new, reason=reason)
    return len(ids)


@transaction.atomic
def urge(*, by: User, assignment: Assignment, version: int | None = None) -> None:
    """催办: tell the unit now. At most once a day for each assignment."""
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
    notices.notify(
        to=people,
        kind=URGED,
        subject=sentence[:200],
        body=held.row.task.requirement[:500],
        link=desk_address("plans:assignment", held.row.pk),
        key=f"{URGED}:{held.row.pk}:{clock.today()}",
    )
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
