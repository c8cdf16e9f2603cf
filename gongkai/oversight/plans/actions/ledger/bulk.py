"""The same step for many assignments at once, and what would come of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User

from ...models import Assignment, WorkEvent
from . import office, talking, unit
from .stepping import hold_all

MOST = 200
VERBS: dict[str, Callable[..., object]] = {
    "sign": unit.sign,
    "verify": office.verify,
    "extend": office.extend,
    "transfer": office.transfer,
    "withdraw": office.withdraw,
    "insist": office.insist,
    "urge": office.urge,
    "start": talking.start,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One chosen assignment and the version that the person saw."""

    pk: int
    version: int


@dataclass(slots=True)
class Outcome:
    """What was (or would be) done, and what is refused with its sentence."""

    done: list[Assignment] = field(default_factory=list)
    refused: list[tuple[Assignment, str]] = field(default_factory=list)
    gone: int = 0
    merged: set[int] = field(default_factory=set)  # those of ``done`` that ended in another's task


def bulk(*, by: User, verb: str, wanted: Iterable[Wanted], **data: Any) -> Outcome:
    """Take the step for each assignment that allows it, in one transaction; say what is refused.

    What cannot be done stays as it is and holds nothing up. Raises Refusal ``too_many``,
    ``nothing_chosen`` or ``verb_unknown``; then nothing is done.
    """
    with transaction.atomic():
        return _bulk(by, verb, list(wanted), data)


def preview(*, by: User, verb: str, wanted: Iterable[Wanted], **data: Any) -> Outcome:
    """What ``bulk`` would do: it is done and taken back, so that both can never differ."""
    with transaction.atomic():
        outcome = _bulk(by, verb, list(wanted), data)
        transaction.set_rollback(True)
    return outcome


def _bulk(by: User, verb: str, wanted: list[Wanted], data: dict[str, Any]) -> Outcome:
    if verb not in VERBS:
        raise Refusal("verb_unknown", "没有这种批量操作，请重新选择。")
    if not wanted:
        raise Refusal("nothing_chosen", "还没有选任务。请先勾选，再选择要办的事。")
    if len(wanted) > MOST:
        raise Refusal("too_many", f"一次最多选 {MOST} 条，现在选了 {len(wanted)} 条。请分几次办。")
    seen = orgs.visible_to(by, Assignment.objects.filter(pk__in=[each.pk for each in wanted]))
    rows = {row.pk: row for row in seen.select_related("task", "unit")}
    _hold(verb, Assignment.objects.filter(pk__in=rows), data)
    outcome = Outcome(gone=sum(each.pk not in rows for each in wanted))
    for each in sorted(set(wanted), key=lambda each: each.pk):
        if each.pk in rows:
            step = partial(
                VERBS[verb], by=by, assignment=rows[each.pk], version=each.version, **data
            )
            _one(outcome, rows[each.pk], step)
    return outcome


def _hold(verb: str, rows: QuerySet[Assignment], data: dict[str, Any]) -> None:
    """Lock all that the steps will lock, in the one order, before the first of them."""
    if verb == "transfer":
        office.hold_places(rows, data["unit"])
    else:
        hold_all(rows)


def _one(outcome: Outcome, row: Assignment, step: Callable[[], object]) -> None:
    try:
        with transaction.atomic():
            event = step()
    except Refusal as refusal:
        sentences = "".join(reason.sentence for reason in refusal.reasons)
        outcome.refused.append((row, sentences or refusal.sentence))
    else:
        outcome.done.append(row)
        if isinstance(event, WorkEvent) and event.verb == "merge":
            outcome.merged.add(row.pk)
