"""The first step of new assignments, many at once: nobody is told here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from gongkai.ground.core import clock
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.timelimits import queries as timelimits

from ...models import Assignment, WorkEvent
from .projecting import project_new

BATCH = 500


def begin(
    assignments: Iterable[Assignment],
    *,
    by: User | None,
    more: Mapping[int, Mapping[str, Any]] | None = None,
) -> None:
    """Give each stored assignment its first event and its projection, in the caller's transaction.

    ``more`` adds facts to the event by the assignment's id.
    """
    rows = list(assignments)
    moment, day, name = clock.now(), clock.today(), orgs.who(by)[:150]
    extra = more or {}
    WorkEvent.objects.bulk_create(
        (
            WorkEvent(
                assignment=row,
                number=1,
                verb="assign",
                at=moment,
                day=day,
                by=by,
                by_name=name,
                data={"unit": row.unit_id, **extra.get(row.pk, {})},
            )
            for row in rows
        ),
        batch_size=BATCH,
    )
    on = timelimits.calendar()
    for at in range(0, len(rows), BATCH):
        project_new(rows[at : at + BATCH], on)
