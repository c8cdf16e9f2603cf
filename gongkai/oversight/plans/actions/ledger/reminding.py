"""Reminders: what a last day asks for today, each step once, whatever was missed meanwhile.

It looks at what is due, never at "the last hour": after an outage the highest step reached is
taken, and it tells all whom the steps before it would have told. The rows that say a step was
taken and the notices stand or fall together, unit by unit.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db import IntegrityError, InterfaceError, OperationalError, transaction
from django.db.models import Exists, OuterRef, QuerySet

from gongkai.ground.core import clock
from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.ui.addresses import desk_address

from ...enums import PartKind
from ...models import Part, Plan, Reminder
from ...rules.ledger.reminding import OWN, STEPS, Step
from ...rules.ledger.states import OPEN
from ...saying import day_words
from .telling import holding, office_of

logger = logging.getLogger(__name__)

REMINDED = "plans.reminded"
LINES = 12  # of one notice; the rest is counted
FIELDS = ("assignment__unit_id", "assignment_id", "key", "due", "label", "assignment__task__number",
          "assignment__task__order", "kind")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Owed:
    """One part to remind of."""

    unit_id: int
    assignment_id: int
    key: str
    due: date
    label: str
    number: int | None
    order: int
    kind: str

    @property
    def own(self) -> bool:
        """Whether it is a measure that the unit set itself."""
        return self.kind == PartKind.MEASURE

    @property
    def line(self) -> str:
        """第 3 项，第四季度：2026年12月31日（星期四）."""
        number = self.number if self.number is not None else self.order
        return f"第 {number} 项，{self.label}：{day_words(self.due)}"


def remind_due() -> int:
    """Take every step that is due today; return how many parts were reminded of."""
    today, done = clock.today(), 0
    failed: list[Exception] = []
    for plan in Plan.objects.select_related("unit"):
        for step in reversed(STEPS):
            for parts in _by_unit(_owed(plan, step, today)):
                try:
                    done += _remind_sound(plan, step, parts, failed)
                except Exception as error:
                    logger.exception("reminders of unit %s failed", parts[0].unit_id)
                    failed.append(error)
    if failed:
        raise failed[-1]  # after all others were told: the sweep says so, and comes again
    return done


def _owed(plan: Plan, step: Step, today: date) -> QuerySet[Part]:
    """Parts that have reached this step and no higher one, and were not told of it yet."""
    told = Reminder.objects.filter(
        assignment=OuterRef("assignment"),
        key=OuterRef("key"),
        due=OuterRef("due"),
        step__gte=step.code,
    )
    parts = Part.objects.filter(
        ~Exists(told),
        assignment__task__plan=plan,
        assignment__state__in=OPEN,
        done_on=None,
        due__lte=_reaches(step, plan, today),
    )
    if step is not STEPS[-1]:
        parts = parts.filter(due__gt=_reaches(STEPS[STEPS.index(step) + 1], plan, today))
    if step.after is not None and step.after > 0:
        # A unit's own measure is its own business: nobody is told that it is late.
        parts = parts.exclude(kind=PartKind.MEASURE)
    return parts.order_by("assignment__unit", "due", "assignment__task__order")


def _reaches(step: Step, plan: Plan, today: date) -> date:
    """The latest last day that has reached the step today."""
    after = step.after if step.after is not None else -plan.warning_days
    return today - timedelta(days=after)


def _by_unit(parts: QuerySet[Part]) -> Iterator[list[Owed]]:
    """By unit what the plan asks for, then what the unit asks of itself."""
    rows = (Owed(*values) for values in parts.values_list(*FIELDS).iterator(chunk_size=2000))
    for _, group in groupby(rows, key=lambda row: row.unit_id):
        listed = list(group)
        for own in (False, True):
            some = [row for row in listed if row.own == own]
            if some:
                yield some


def _remind_sound(plan: Plan, step: Step, parts: list[Owed], failed: list[Exception]) -> int:
    """Remind of all parts together; where that fails, of those that do not fail alone."""
    try:
        return _remind(plan, step, parts)
    except (OperationalError, InterfaceError):
        raise  # no fault of one assignment
    except Exception:
        sound = [one for rows in _by_assignment(parts) for one in _tried(plan, step, rows, failed)]
        if len(sound) == len(parts):
            raise
    return _remind(plan, step, sound) if sound else 0


def _by_assignment(parts: list[Owed]) -> Iterable[list[Owed]]:
    found: dict[int, list[Owed]] = {}
    for one in parts:
        found.setdefault(one.assignment_id, []).append(one)
    return found.values()


def _tried(plan: Plan, step: Step, parts: list[Owed], failed: list[Exception]) -> list[Owed]:
    """The parts of one assignment if it can be reminded of: it is done and taken back."""
    try:
        with transaction.atomic():
            _tell(plan, step, parts)
            transaction.set_rollback(True)
    except Exception as error:
        logger.exception("no reminder of assignment %s", parts[0].assignment_id)
        failed.append(error)
        return []
    return parts


def _remind(plan: Plan, step: Step, parts: list[Owed]) -> int:
    try:
        with transaction.atomic():
            _tell(plan, step, parts)
    except IntegrityError:
        logger.info("reminders of unit %s were taken by another worker", parts[0].unit_id)
        return 0
    return len(parts)


def _tell(plan: Plan, step: Step, parts: list[Owed]) -> None:
    # By assignment, as all locks: each row waits for whoever moves its assignment elsewhere.
    ordered = sorted(parts, key=lambda one: (one.assignment_id, one.key))
    rows = Reminder.objects.bulk_create(
        (
            Reminder(assignment_id=one.assignment_id, key=one.key, due=one.due, step=step.code)
            for one in ordered
        ),
        batch_size=500,
    )
    unit = Unit.objects.get(pk=parts[0].unit_id)
    key = f"{REMINDED}:{rows[0].pk}"
    own = parts[0].own
    people = holding(unit, *(OWN if own else step.roles))
    body = _body(parts)
    _notify(people, f"{len(parts)} 个节点{step.label}", body, desk_address("plans:mine"), key)
    if not own and (step.office or not people):
        nobody = "" if people else "（这个单位没有人可以提醒，请先补上人员）"
        subject = f"{unit.said}有 {len(parts)} 个节点{step.label}{nobody}"
        board = f"{desk_address('plans:board', plan.pk)}?unit={unit.pk}"
        office = [user for user in office_of(plan) if user not in people]  # told of their own
        _notify(office, subject, body, board, f"{key}:office")


def _notify(to: list[User], subject: str, body: str, link: str, key: str) -> None:
    if to:
        notices.notify(
            to=to, kind=REMINDED, subject=f"工作要点任务：{subject}", body=body, link=link, key=key
        )


def _body(parts: list[Owed]) -> str:
    lines: list[Any] = [one.line for one in parts[:LINES]]
    if len(parts) > LINES:
        lines.append(f"另外还有 {len(parts) - LINES} 个，请到“我的任务”里看。")
    return "\n".join(lines)
