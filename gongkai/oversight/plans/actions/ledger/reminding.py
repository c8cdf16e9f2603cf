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
from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.ground.core import clock
from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.ui.addresses import desk_address

from ...enums import PartKind
from ...models import Part, Plan, Reminder
from ...rules.ledger.reminding import OWN, READY, Step, ladder
from ...rules.ledger.states import DOING, OPEN
from ...saying import day_words
from .telling import holding, office_of

logger = logging.getLogger(__name__)

REMINDED = "plans.reminded"
LINES = 12  # of one notice; the rest is counted
FIELDS = ("assignment__unit_id", "assignment_id", "key", "due", "label", "assignment__task__number",
          "assignment__task__order", "kind")  # fmt: skip
READY_FIELDS = tuple("done_on" if name == "due" else name for name in FIELDS)


@dataclass(frozen=True, slots=True)
class Owed:
    """One part to remind of. ``due`` is its last day; of what is ready, the day of the report."""

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

    def line(self, step: Step) -> str:
        """第 3 项，第四季度：2026年12月31日（星期四）."""
        number = self.number if self.number is not None else self.order
        reported = "报的" if step is READY else ""
        return f"第 {number} 项，{self.label}：{day_words(self.due)}{reported}"


def remind_due() -> int:
    """Take every step that is due today; return how many parts were reminded of."""
    today, done = clock.today(), 0
    failed: list[Exception] = []
    for plan in Plan.objects.select_related("unit"):
        for step, parts in _steps_due(plan, today):
            try:
                done += _remind_sound(plan, step, parts, failed)
            except Exception as error:
                logger.exception("reminders of unit %s failed", parts[0].unit_id)
                failed.append(error)
    if failed:
        raise failed[-1]  # after all others were told: the sweep says so, and comes again
    return done


def _steps_due(plan: Plan, today: date) -> Iterator[tuple[Step, list[Owed]]]:
    """What each unit is reminded of, the highest step first: it tells all whom the lower ones do.

    What is ready comes last: it has no day of its own.
    """
    over: date | None = None
    for step, after in reversed(ladder(plan.warning_days)):
        upto = today - timedelta(days=after)
        for parts in _by_unit(_owed(plan, step, over, upto)):
            yield step, parts
        over = upto
    for parts in _by_unit(_ready(plan, today), READY_FIELDS):
        yield READY, parts


def _ready(plan: Plan, today: date) -> QuerySet[Part]:
    """The part reported last of each assignment whose unit only has to ask for the end.

    The day by which the reminder is known is that of this report: a further one begins anew.
    """
    later = Part.objects.exclude(kind=PartKind.MEASURE).filter(
        Q(done_on__gt=OuterRef("done_on")) | Q(done_on=OuterRef("done_on"), pk__gt=OuterRef("pk")),
        assignment=OuterRef("assignment"),
    )
    told = Reminder.objects.filter(
        assignment=OuterRef("assignment"), due__gte=OuterRef("done_on"), step=READY.code
    )
    return (
        Part.objects.exclude(kind=PartKind.MEASURE)
        .filter(
            ~Exists(later),
            ~Exists(told),
            assignment__task__plan=plan,
            assignment__state=DOING,
            assignment__due=None,
            done_on__lte=today - timedelta(days=READY.after or 0),
        )
        .order_by("assignment__unit", "done_on", "assignment__task__order")
    )


def _owed(plan: Plan, step: Step, over: date | None, upto: date) -> QuerySet[Part]:
    """Parts with a last day after ``over`` up to ``upto`` that were not told of the step yet."""
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
        due__lte=upto,
    )
    if over is not None:
        parts = parts.filter(due__gt=over)
    if step.after is not None and step.after > 0:
        # A unit's own measure is its own business: nobody is told that it is late.
        parts = parts.exclude(kind=PartKind.MEASURE)
    return parts.order_by("assignment__unit", "due", "assignment__task__order")


def _by_unit(parts: QuerySet[Part], fields: tuple[str, ...] = FIELDS) -> Iterator[list[Owed]]:
    """By unit what the plan asks for, then what the unit asks of itself."""
    rows = (Owed(*values) for values in parts.values_list(*fields).iterator(chunk_size=2000))
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
    body = _body(parts, step)
    what = f"{len(parts)} {'项任务' if step is READY else '个节点'}{step.label}"
    _notify(people, what, body, desk_address("plans:mine"), key)
    if not own and (step.office or not people):
        nobody = "" if people else "（这个单位没有人可以提醒，请先补上人员）"
        subject = f"{unit.said}有 {what}{nobody}"
        board = f"{desk_address('plans:board', plan.pk)}?unit={unit.pk}"
        office = [user for user in office_of(plan) if user not in people]  # told of their own
        _notify(office, subject, body, board, f"{key}:office")


def _notify(to: list[User], subject: str, body: str, link: str, key: str) -> None:
    if to:
        notices.notify(
            to=to, kind=REMINDED, subject=f"工作要点任务：{subject}", body=body, link=link, key=key
        )


def _body(parts: list[Owed], step: Step) -> str:
    lines: list[Any] = [one.line(step) for one in parts[:LINES]]
    if len(parts) > LINES:
        lines.append(f"另外还有 {len(parts) - LINES} 个，请到“我的任务”里看。")
    return "\n".join(lines)
