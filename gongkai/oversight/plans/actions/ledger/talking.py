"""Steps that several sides may take: record an event, comment."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User

from ...models import Assignment, TaskDeadline, WorkEvent
from .stepping import take


def start(
    *,
    by: User,
    assignment: Assignment,
    version: int,
    deadline: TaskDeadline | int,
    on: date,
    what: str = "",
) -> WorkEvent:
    """登记起算: the event that a deadline follows happened on ``on``; its days begin to run."""
    key = deadline.pk if isinstance(deadline, TaskDeadline) else deadline
    data = {"deadline": key, "on": on.isoformat(), "what": what.strip()[:100]}
    return take(by=by, assignment=assignment, verb="start", version=version, data=data)


@transaction.atomic
def comment(*, by: User, assignment: Assignment, version: int | None, text: str) -> WorkEvent:
    """提意见: by whoever sees the task, say the department that leads its line."""
    if not orgs.visible_to(by, Assignment.objects.filter(pk=assignment.pk)).exists():
        raise Refusal("not_found", "没有这项任务，或者您看不到它。")
    data = {"text": text.strip()}
    return take(by=by, assignment=assignment, verb="comment", version=version, data=data)
