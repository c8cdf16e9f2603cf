"""One step of an assignment: locked, checked, written, projected, recorded, told.

Every verb of the table goes through ``take``; nothing else writes a ``WorkEvent``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.evidence import actions as evidence
from gongkai.ground.evidence.items import Item
from gongkai.ground.evidence.models import Evidence
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.timelimits import queries as timelimits
from gongkai.ground.timelimits.calendar import Calendar

from ...models import Assignment, Reminder, WorkEvent
from ...queries.ledger.rights import actors_of
from ...queries.ledger.standing import (
    event_of,
    events_now,
    flagged_by,
    frame_of,
    limits_of,
    proofs_by_step,
)
from ...rules.ledger import MACHINE, Event, Standing, fold
from ...rules.ledger.refusing import Asked, reasons
from ...rules.ledger.sentences import DEEDS, sentence
from ...rules.ledger.states import UNIT
from .projecting import project
from .telling import tell


@dataclass(slots=True)
class Held:
    """An assignment that is locked until the transaction ends, and where it stands.

    ``proofs`` by the number of the step that brought them (``queries.proofs_by_step``).
    """

    row: Assignment
    events: tuple[Event, ...]
    proofs: dict[int, list[Evidence]]
    calendar: Calendar
    standing: Standing

    @property
    def what(self) -> str:
        """区住建局，第 3 项任务."""
        return f"{self.row.unit.said}，{self.row.task.label}任务"

    @property
    def flagged(self) -> bool:
        """Whether the proof that it stands on was withdrawn."""
        return flagged_by(self.events, self.proofs)

    @property
    def holding(self) -> int:
        """How many proofs hold: given with a step in force, and not withdrawn."""
        return sum(not proof.withdrawn_at for found in self.proofs.values() for proof in found)


@transaction.atomic
def take(
    *,
    by: User | None,
    assignment: Assignment,
    verb: str,
    version: int | None,
    data: Mapping[str, Any] | None = None,
    items: Sequence[Item] = (),
    by_name: str = "",
    source_key: str | None = None,
    held: Held | None = None,
) -> WorkEvent:
    """Take one step, whole or not at all.

    ``version`` is the one that the person saw (None: whoever calls vouches for it); ``held`` what
    the caller has locked already. ``by`` None is a business system, called ``by_name``. Raises
    Refusal ``not_allowed``, ``stale``, ``wrong_state``, ``unit_closed``, or ``not_yet`` with every
    reason (a single one under its own code).
    """
    evidence.hold_records(items)  # before the assignment, as a withdrawal does
    held = held or hold(assignment)
    data = dict(data or {})
    _refuse_closed_unit(held, verb)
    require(by, held.row, verb)
    if version is not None:
        require_version(held, version)
    MACHINE.step(held.standing.state, verb, f"这项任务（{held.what}）")
    refuse_unless_ready(held, by, verb, data, items)
    return write(
        held, by=by, verb=verb, data=data, items=items, by_name=by_name, source_key=source_key
    )


def hold_all(rows: QuerySet[Assignment]) -> None:
    """Lock many assignments in the order of their keys, before the first step of any.

    Each step also locks the end of the audit log: whoever held that and then waited for a row
    would wait for somebody who waits for the log. The one order of all locks is in ADR 0017.
    """
    list(rows.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def hold(assignment: Assignment) -> Held:
    """Lock the assignment and fold it. To be called inside a transaction."""
    # Locked first, read afterwards: joined in one question, PostgreSQL would lose a row whose unit
    # was changed while it waited for the lock.
    # No key: what only points at the row (a reminder, a letter) need not wait for it.
    Assignment.objects.select_for_update(no_key=True).values_list("pk").get(pk=assignment.pk)
    rows = Assignment.objects.select_related("task__plan__unit", "unit")
    # The deadlines are asked for again and again below: read once.
    row = rows.prefetch_related("task__deadlines").get(pk=assignment.pk)
    events, calendar = events_now(row.pk), timelimits.calendar()
    proofs = proofs_by_step(row.pk, events)
    return Held(row, events, proofs, calendar, _folded(row, events, calendar))


def _folded(row: Assignment, events: tuple[Event, ...], calendar: Calendar) -> Standing:
    return fold(events, limits_of(row.task), frame_of(row.task.plan, calendar))


def require(by: User | None, row: Assignment, verb: str) -> None:
    """Refuse (``not_allowed``) unless the table lets this person take the step."""
    if by is None:
        return
    transition = MACHINE.transition(verb)
    if transition.actor not in actors_of(by, row):
        who = MACHINE.actors[transition.actor]
        raise Refusal(
            "not_allowed", f"“{transition.label}”由{who}来办，您没有这个权限。请联系政务公开办。"
        )


def require_version(held: Held, version: int) -> None:
    """Refuse (``stale``) when somebody was faster; the sentence says who did what."""
    if version == held.standing.version:
        return
    newer = [event for event in held.events if event.number > version]
    told = "；".join(f"{event.by_name}{DEEDS[event.verb]}" for event in newer[-3:])
    raise Refusal(
        "stale",
        f"您打开这一页以后，{told or '这项任务已经变了'}。"
        "您刚才填的没有存；请看清现在的情况，再决定怎么办。",
    )


def why_not(
    held: Held, by: User | None, verb: str, data: Mapping[str, Any], items: Sequence[Item] = ()
) -> Asked:
    """The step as the rules look at it."""
    return Asked(
        verb=verb,
        data=data,
        today=clock.today(),
        year=held.row.task.plan.year,
        by_id=None if by is None else by.pk,
        proofs=held.holding + len(items),
        # Proof that comes with the step takes the place of what was withdrawn.
        flagged=held.flagged and not items,
        starts=[d.pk for d in held.row.task.deadlines.all() if d.kind == "after_event"],
    )


def refuse_unless_ready(
    held: Held, by: User | None, verb: str, data: Mapping[str, Any], items: Sequence[Item] = ()
) -> None:
    """Refuse (``not_yet``) with every reason why the step cannot be taken."""
    found = reasons(held.standing, why_not(held, by, verb, data, items))
    if len(found) == 1:
        raise Refusal(found[0].code, found[0].sentence, found)
    if found:
        raise Refusal("not_yet", f"还差 {len(found)} 项，才能“{_label(verb)}”。", found)


def _refuse_closed_unit(held: Held, verb: str) -> None:
    if MACHINE.transition(verb).actor == UNIT and not held.row.unit.active:
        raise Refusal(
            "unit_closed",
            f"{held.row.unit.said}已经撤销，不能再办。请政务公开办把任务移交给接收单位。",
        )


def write(
    held: Held,
    *,
    by: User | None,
    verb: str,
    data: Mapping[str, Any],
    items: Sequence[Item] = (),
    by_name: str = "",
    source_key: str | None = None,
) -> WorkEvent:
    """Store the step, its proof, the projection, the audit sentence and the notices."""
    event = WorkEvent.objects.create(
        assignment=held.row,
        number=held.standing.version + 1,
        verb=verb,
        at=clock.now(),
        day=clock.today(),
        by=by,
        by_name=(by_name or orgs.who(by))[:150],
        data=dict(data),
        source_key=source_key,
    )
    if items:
        evidence.attach(by=by, unit=held.row.unit, holder=event, items=items)
    told = sentence(verb, event.by_name, held.what, data, _names(data))
    before = held.row.unit_id
    _restand(held, event, with_proof=bool(items))
    if held.standing.unit_id != before:
        # The unit that has it now was reminded of nothing yet.
        Reminder.objects.filter(assignment=held.row).delete()
    project(held.row, held.standing, held.flagged, held.calendar)
    tell(event, held.row, told, before=before)
    audit.record(  # last: its lock is the one for which all others wait
        by=by,
        verb=f"plans.{verb}",
        sentence=told,
        record=held.row,
        unit_id=before,
        data={"step": event.number, **data},
    )
    return event


def _restand(held: Held, event: WorkEvent, *, with_proof: bool) -> None:
    """Fold anew with the step that was just written; nothing that is known is read again."""
    held.events = (*held.events, event_of(event))
    if with_proof or event.verb == "undo":
        held.proofs = proofs_by_step(held.row.pk, held.events)
    held.standing = _folded(held.row, held.events, held.calendar)


def _label(verb: str) -> str:
    return MACHINE.transition(verb).label


def _names(data: Mapping[str, Any]) -> dict[int, str]:
    if "unit" not in data:
        return {}
    return {unit.pk: unit.said for unit in Unit.objects.filter(pk=data["unit"])}
