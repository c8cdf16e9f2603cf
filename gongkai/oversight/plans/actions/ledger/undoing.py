"""Taking back the last step within ten minutes."""

from __future__ import annotations

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User

from ...models import Assignment, Task, WorkEvent
from ...rules.ledger import Event
from ...rules.ledger.events import in_force
from ...rules.ledger.undoing import last_step, why_not_undone
from .stepping import Held, hold, require, require_version, write


@transaction.atomic
def undo(*, by: User, assignment: Assignment, version: int) -> WorkEvent:
    """Take the last step back: only one's own, only within ten minutes.

    Both steps stay in the history. Raises Refusal ``stale``, ``not_found``, ``not_allowed``,
    what ``why_not_undone`` says, or ``place_taken`` and ``unit_closed`` for a transfer.
    """
    # The task first, as a transfer does: two of them must not wait for each other.
    Task.objects.select_for_update(no_key=True).values_list("pk").get(pk=assignment.task_id)
    held = hold(assignment)
    if not orgs.visible_to(by, Assignment.objects.filter(pk=assignment.pk)).exists():
        raise Refusal("not_found", "没有这项任务，或者您看不到它。")
    require_version(held, version)
    last = last_step(held.events)
    reason = why_not_undone(last, by.pk, clock.now())
    if reason is not None:
        raise Refusal(reason.code, reason.sentence)
    assert last is not None, "said above"
    require(by, held.row, last.verb)  # whoever has handed the post on undoes nothing any more
    _require_place(held, last)
    data = {"number": last.number, "verb": last.verb}
    return write(held, by=by, verb="undo", data=data)


def _require_place(held: Held, last: Event) -> None:
    """A transfer is not taken back onto a unit that is closed or has the same task meanwhile."""
    if last.verb != "transfer":
        return
    had = [
        event.data["unit"]
        for event in in_force(held.events)
        if event.number < last.number and event.verb in ("assign", "transfer")
    ]
    before = Unit.objects.get(pk=had[-1])
    if not before.active:
        raise Refusal("unit_closed", f"{before.said}已经撤销，不能把任务退回给它。")
    if Assignment.objects.filter(task=held.row.task_id, unit=before).exists():
        raise Refusal("place_taken", "原来的单位已经另有这项任务，不能撤销移交。")
