"""Proof that was withdrawn, or holds again: the task says so, and those who answer are told."""

from __future__ import annotations

from django.db import transaction

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.notices import actions as notices
from gongkai.ground.ui.addresses import desk_address

from ...models import WorkEvent
from .projecting import project
from .stepping import hold
from .telling import WORK, office_of, people_of


@transaction.atomic
def proof_changed(*, event_id: int, reason: str) -> None:
    """Work the flag of one assignment out anew; ``reason`` empty: the proof holds again."""
    event = WorkEvent.objects.select_related("assignment").filter(pk=event_id).first()
    if event is None:
        return
    held = hold(event.assignment)
    before = held.row.flagged
    project(held.row, held.standing, held.flagged, held.calendar)
    if before == held.flagged:
        return
    sentence = (
        f"任务（{held.what}）的一条佐证已经撤回：{reason}。请换一份佐证。"
        if held.flagged
        else f"任务（{held.what}）的佐证恢复有效。"
    )
    audit.record(
        by=None,
        verb="plans.flag",
        sentence=sentence,
        record=held.row,
        unit_id=held.row.unit_id,
    )
    people = {user.pk: user for user in people_of(held.row.unit_id)}
    people |= {user.pk: user for user in office_of(held.row.task.plan)}
    notices.notify(
        to=people.values(),
        kind=WORK,
        subject=sentence[:200],
        body=held.row.task.requirement[:500],
        link=desk_address("plans:assignment", held.row.pk),
        key=f"{WORK}:flag:{event.pk}:{held.flagged}:{clock.now().isoformat()}",
    )
