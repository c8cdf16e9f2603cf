"""Taking back the last step within ten minutes."""

from __future__ import annotations

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs.models import User

from ...models import Assignment, WorkEvent
from ...queries.ledger.standing import events_of
from ...rules.ledger import Event
from ...rules.ledger.undoing import last_step, why_not_undone
from .stepping import hold, require_version, write


@transaction.atomic
def undo(*, by: User, assignment: Assignment, version: int) -> WorkEvent:
    """Take the last step back: only one's own, only within ten minutes.

    Both steps stay in the history. Raises Refusal ``stale`` or what ``why_not_undone`` says.
    """
    held = hold(assignment)
    require_version(held, version)
    last: Event | None = last_step(events_of(held.row))
    reason = why_not_undone(last, by.pk, clock.now())
    if reason is not None:
        raise Refusal(reason.code, reason.sentence)
    assert last is not None, "said above"
    _require_free_place(held.row, last)
    data = {"number": last.number, "verb": last.verb}
    return write(held, by=by, verb="undo", data=data)


def _require_free_place(row: Assignment, last: Event) -> None:
    """A transfer cannot be taken back onto a unit that has got the same task meanwhile."""
    if last.verb != "transfer":
        return
    before = next(
        (
            event.data["unit"]
            for event in reversed(events_of(row))
            if event.number < last.number and event.verb in ("assign", "transfer")
        ),
        row.unit_id,
    )
    if Assignment.objects.filter(task=row.task_id, unit=before).exclude(pk=row.pk).exists():
        raise Refusal("place_taken", "原来的单位已经另有这项任务，不能撤销移交。")
