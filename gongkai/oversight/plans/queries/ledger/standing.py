"""From rows to the fold, and from the fold to the columns that lists read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from gongkai.ground.evidence import queries as evidence
from gongkai.ground.timelimits import queries as timelimits
from gongkai.ground.timelimits.calendar import Calendar

from ...models import Assignment, Part, Plan, Task, TaskDeadline, WorkEvent
from ...rules.ledger import Event, Frame, Limit, Standing, fold
from ...rules.ledger.events import in_force

# Raised when the fold itself changes what it says: the worker then writes all projections anew.
FOLD = "1"
PARTS = ("key", "label", "kind", "due", "done_on")


def mark(calendar: Calendar) -> str:
    """What a projection was made with; another mark means that it must be made anew."""
    return f"{FOLD}:{calendar.version}"


def frame_of(plan: Plan, calendar: Calendar) -> Frame:
    """What the days of a plan are counted in."""
    return Frame(plan.year, plan.issued, plan.check_day, calendar, timelimits.first_day())


def limits_of(task: Task) -> list[Limit]:
    """The deadlines of a task; prefetch ``deadlines`` for many."""
    return [_limit(row) for row in task.deadlines.all()]


def events_of(assignment: Assignment) -> tuple[Event, ...]:
    """All steps of an assignment in their order; prefetch ``events`` for many."""
    rows = sorted(assignment.events.all(), key=lambda row: row.number)
    return tuple(_event(row) for row in rows)


def standing_of(assignment: Assignment, calendar: Calendar | None = None) -> Standing:
    """Where one assignment stands, folded from its events."""
    task = assignment.task
    frame = frame_of(task.plan, calendar or timelimits.calendar())
    return fold(events_of(assignment), limits_of(task), frame)


def with_all(assignments: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """With everything that the fold needs, in a constant number of queries."""
    return assignments.select_related("task__plan__unit", "unit").prefetch_related(
        "events", "task__deadlines"
    )


def folded(
    assignments: QuerySet[Assignment], calendar: Calendar, chunk: int = 500
) -> Iterator[tuple[Assignment, Standing, bool]]:
    """Each assignment, where it stands, and whether proof of it was withdrawn; in chunks."""
    rows = with_all(assignments).order_by("pk")
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:chunk]):
        flags = flagged(batch)
        for row in batch:
            yield row, standing_of(row, calendar), row.pk in flags
        last = batch[-1].pk


def flagged(assignments: Iterable[Assignment]) -> set[int]:
    """Ids of those whose proof, given with a step in force, was withdrawn. Needs ``events``."""
    of_event: dict[int, int] = {}
    for row in assignments:
        numbers = {event.number for event in in_force(events_of(row))}
        of_event |= {e.pk: row.pk for e in row.events.all() if e.number in numbers}
    found = evidence.of_many(WorkEvent, list(of_event))
    return {
        of_event[event]
        for event, proofs in found.items()
        if any(proof.withdrawn_at for proof in proofs)
    }


def columns(standing: Standing, is_flagged: bool, calendar: Calendar) -> dict[str, Any]:
    """The projected columns of ``Assignment``."""
    return {
        "unit_id": standing.unit_id,
        "state": standing.state,
        "version": standing.version,
        "due": standing.due,
        "provisional": standing.provisional,
        "parts": len(standing.owed),
        "parts_done": standing.done_parts,
        "parts_late": standing.late_parts,
        "work_plan": standing.plan.kept() if standing.plan else {},
        "last_report": standing.last_report,
        "reported_on": standing.reported_on,
        "submitted_on": standing.submitted_on,
        "closed_on": standing.closed_on,
        "flagged": is_flagged,
        "projected_with": mark(calendar),
    }


def part_rows(assignment: Assignment, standing: Standing) -> list[Part]:
    """The projected rows of ``Part``, not yet stored."""
    return [
        Part(assignment=assignment, **{name: getattr(part, name) for name in PARTS})
        for part in standing.parts
    ]


def stored_parts(assignments: Iterable[int]) -> dict[int, list[tuple[Any, ...]]]:
    """What is stored of the parts, by assignment, in the order of their keys."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    rows = Part.objects.filter(assignment__in=assignments).order_by("key")
    for assignment_id, *values in rows.values_list("assignment_id", *PARTS):
        found[assignment_id].append(tuple(values))
    return found


def _limit(row: TaskDeadline) -> Limit:
    return Limit(
        key=row.pk,
        kind=row.kind,
        text=row.text or str(row),
        date=row.date,
        days=row.days,
        day_unit=row.day_unit,
        event=row.event,
        every=row.every,
        times=row.times,
    )


def _event(row: WorkEvent) -> Event:
    return Event(row.number, row.verb, row.at, row.day, row.by_id, row.by_name, row.data)
