"""What the unit does: sign, return, plan, report, ask for completion."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Required, TypedDict, Unpack

from django.db import transaction

from gongkai.ground.core.errors import Refusal
from gongkai.ground.evidence import actions as evidence
from gongkai.ground.evidence.actions.checking import hash_of
from gongkai.ground.evidence.items import FileItem, Item
from gongkai.ground.orgs.models import User

from ...models import Assignment, WorkEvent
from ...rules.ledger import WorkPlan
from .stepping import hold, take

LONGEST_SOURCE = 100  # a longer number is refused: cut short it might be that of another report


class Done(TypedDict, total=False):
    """What was done: in words, the keys of the parts that it covers, and its proof."""

    text: Required[str]
    covers: Iterable[str]
    items: Sequence[Item]


def sign(*, by: User, assignment: Assignment, version: int) -> WorkEvent:
    """签收: the unit takes the task on."""
    return take(by=by, assignment=assignment, verb="sign", version=version)


def refuse(*, by: User, assignment: Assignment, version: int, reason: str) -> WorkEvent:
    """退回: the unit says why it is not its task; the office decides."""
    data = {"reason": reason.strip()}
    return take(by=by, assignment=assignment, verb="refuse", version=version, data=data)


def fill_plan(*, by: User, assignment: Assignment, version: int, plan: WorkPlan) -> WorkEvent:
    """填写台账: measures, leader in charge, section. Replaces what stood there."""
    data = {"plan": plan.kept()}
    return take(by=by, assignment=assignment, verb="plan", version=version, data=data)


def report(*, by: User, assignment: Assignment, version: int, **done: Unpack[Done]) -> WorkEvent:
    """报进展: what was done, which parts that covers, with proof."""
    return _tell("report", by=by, assignment=assignment, version=version, **done)


def submit(*, by: User, assignment: Assignment, version: int, **done: Unpack[Done]) -> WorkEvent:
    """申请办结: all is done; the office verifies. Counted parts must have been reported."""
    return _tell("submit", by=by, assignment=assignment, version=version, **done)


def _tell(
    verb: str,
    *,
    by: User,
    assignment: Assignment,
    version: int,
    text: str,
    covers: Iterable[str] = (),
    items: Sequence[Item] = (),
) -> WorkEvent:
    data = _kept(text, covers)
    return take(by=by, assignment=assignment, verb=verb, version=version, data=data, items=items)


def _kept(text: str, covers: Iterable[str]) -> dict[str, Any]:
    return {"text": text.strip(), "covers": sorted(set(covers))}


def retract(*, by: User, assignment: Assignment, version: int) -> WorkEvent:
    """收回申请: the unit takes its request for completion back."""
    return take(by=by, assignment=assignment, verb="retract", version=version)


@transaction.atomic
def report_from_system(
    *,
    assignment: Assignment,
    system: str,
    source_id: str,
    text: str,
    covers: Iterable[str] = (),
    items: Sequence[Item] = (),
    client: int | None = None,
) -> tuple[WorkEvent, bool]:
    """A unit's own system reports progress; return the step and whether it is new.

    ``source_id`` is the system's own number for the report: sent again with the same content, it
    is the same report. ``client`` is the system's number in the register: names change, and two
    systems may use the same numbers. Raises Refusal ``twice`` for other content under a known
    number, ``source_id`` for one that cannot be kept whole, ``not_found`` for an assignment that
    was moved to another unit since the caller read it.
    """
    if not 1 <= len(source_id) <= LONGEST_SOURCE:
        raise Refusal("source_id", f"请写明来源编号，最多 {LONGEST_SOURCE} 个字符。")
    evidence.hold_records(items)  # before the assignment, as a withdrawal does
    if hold(assignment).row.unit_id != assignment.unit_id:
        raise Refusal("not_found", "这项任务刚刚移交给了其他单位，不能再由本单位报进展。")
    key = f"{f'#{client}' if client is not None else system[:49]}:{source_id}"
    data = _kept(text, covers)
    data["content"] = _fingerprint(data, items)
    known = WorkEvent.objects.filter(assignment=assignment, source_key=key).first()
    if known is not None:
        if known.data.get("content") != data["content"]:
            raise Refusal(
                "twice",
                f"编号“{source_id}”已经用来报过另一份内容。请换一个编号，或者按原内容重发。",
            )
        return known, False
    event = take(
        by=None,
        assignment=assignment,
        verb="report",
        version=None,
        data=data,
        items=items,
        by_name=f"业务系统“{system}”",
        source_key=key,
    )
    return event, True


def _fingerprint(data: Mapping[str, object], items: Sequence[Item]) -> str:
    said = [data["text"], data["covers"], sorted(_said(item) for item in items)]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _said(item: Item) -> str:
    """The item for the fingerprint; of a file its content, however it was handed in."""
    return f"{item.name}:{hash_of(item)}" if isinstance(item, FileItem) else str(item)
