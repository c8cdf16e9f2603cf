"""New assignments with their first step, many at once: nobody is told here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import prefetch_related_objects

from gongkai.ground.core import clock
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.timelimits import queries as timelimits
from gongkai.ground.timelimits.calendar import Calendar

from ...models import Assignment, Part, WorkEvent
from ...queries.ledger.standing import columns, frame_of, limits_of, part_rows
from ...rules.ledger import Event, Standing, fold

BATCH = 500


def begin(assignments: Iterable[Assignment], *, by: User | None) -> list[Assignment]:
    """Store new assignments, each with its first event and its projection; return them.

    In the caller's transaction. All rows of one task begin alike, so each task is folded once.
    """
    rows = list(assignments)
    on = timelimits.calendar()
    standings = _standings(rows, on)
    for row in rows:
        for name, value in columns(standings[row.task_id], False, on).items():
            if name != "unit_id":
                setattr(row, name, value)
    stored = Assignment.objects.bulk_create(rows, batch_size=BATCH)
    WorkEvent.objects.bulk_create(_events(stored, by), batch_size=BATCH)
    parts = [part for row in stored for part in part_rows(row, standings[row.task_id])]
    Part.objects.bulk_create(parts, batch_size=BATCH)
    return stored


def _standings(rows: Sequence[Assignment], on: Calendar) -> dict[int, Standing]:
    tasks = {row.task_id: row.task for row in rows}
    prefetch_related_objects(list(tasks.values()), "plan", "deadlines")
    first = Event(1, "assign", clock.now(), clock.today(), data={"unit": 0})
    return {
        key: fold([first], limits_of(task), frame_of(task.plan, on)) for key, task in tasks.items()
    }


def _events(rows: Sequence[Assignment], by: User | None) -> Iterable[WorkEvent]:
    moment, day, name = clock.now(), clock.today(), orgs.who(by)[:150]
    for row in rows:
        data = {"unit": row.unit_id}
        if row.carried_from_id:
            data["carried_from"] = row.carried_from_id
        yield WorkEvent(
            assignment=row, number=1, verb="assign", at=moment, day=day, by=by, by_name=name,
            data=data,
        )  # fmt: skip
