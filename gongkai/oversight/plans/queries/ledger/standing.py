"""From rows to the fold, and from the fold to the columns that lists read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from gongkai.ground.evidence import queries as evidence
from gongkai.ground.evidence.models import Evidence
from gongkai.ground.timelimits import queries as timelimits
from gongkai.ground.timelimits.calendar import Calendar

from ...models import Assignment, Part, Plan, Task, TaskDeadline, WorkEvent
from ...rules.ledger import Event, Frame, Limit, Standing, fold
from ...rules.ledger.events import in_force
from ...rules.ledger.proof import carriers, is_flagged

# Raised when the fold itself changes what it says: the worker then writes all projections anew.
FOLD = "2"
EVENT = ("number", "verb", "at", "day", "by_id", "by_name", "data")
LABEL = 200  # what ``Part`` keeps; a plan's event or a unit's measure may be a whole paragraph
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
    return tuple(event_of(row) for row in rows)


def events_now(assignment_id: int) -> tuple[Event, ...]:
    """All steps of one assignment as they are stored now, in one query and without model rows."""
    rows = WorkEvent.objects.filter(assignment=assignment_id).order_by("number")
    return tuple(Event(*values) for values in rows.values_list(*EVENT))


def extensions_of(assignments: Iterable[int]) -> dict[int, list[date]]:
    """The days to which parts were moved and still are, by assignment; without an entry: none."""
    moved = WorkEvent.objects.filter(assignment__in=list(assignments), verb="extend")
    ids = set(moved.order_by().values_list("assignment_id", flat=True))
    rows: dict[int, list[Event]] = defaultdict(list)
    for row in WorkEvent.objects.filter(assignment__in=ids).order_by("assignment", "number"):
        rows[row.assignment_id].append(event_of(row))
    found: dict[int, list[date]] = {}
    for pk, events in rows.items():
        until: dict[str, date] = {}
        for event in in_force(tuple(events)):
            if event.verb == "extend":
                day = date.fromisoformat(event.data["until"])
                until |= {key: max(day, until.get(key, day)) for key in event.data["keys"]}
        if until:
            found[pk] = sorted(set(until.values()))
    return found


def standing_of(
    assignment: Assignment, calendar: Calendar | None = None, *, steps: int | None = None
) -> Standing:
    """Where one assignment stands, folded from its events, or stood after so many ``steps``."""
    task = assignment.task
    frame = frame_of(task.plan, calendar or timelimits.calendar())
    return fold(events_of(assignment)[:steps], limits_of(task), frame)


def with_all(assignments: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """With everything that the fold needs, in a constant number of queries."""
    return assignments.select_related("task__plan__unit", "unit").prefetch_related(
        "events", "task__deadlines"
    )


def proofs_by_step(assignment_id: int, events: Iterable[Event]) -> dict[int, list[Evidence]]:
    """The proof of one assignment by the number of the step in force that brought it."""
    numbers = carriers(events)
    if not numbers:
        return {}
    rows = WorkEvent.objects.filter(assignment=assignment_id, number__in=numbers)
    keys = dict(rows.values_list("pk", "number"))
    return {keys[pk]: found for pk, found in evidence.of_many(WorkEvent, keys).items()}


def flagged_by(events: Iterable[Event], proofs: Mapping[int, list[Evidence]]) -> bool:
    """Whether the proof that the assignment stands on was withdrawn (``rules.ledger.proof``)."""
    gone = {number for number, found in proofs.items() if any(p.withdrawn_at for p in found)}
    return is_flagged(events, proofs, gone)


def flagged(assignments: Iterable[Assignment]) -> set[int]:
    """Ids of those whose latest proof was withdrawn. Needs ``events``; one query for all."""
    rows = {row.pk: (row, events_of(row)) for row in assignments}
    place: dict[int, tuple[int, int]] = {}
    for pk, (row, events) in rows.items():
        numbers = set(carriers(events))
        place |= {e.pk: (pk, e.number) for e in row.events.all() if e.number in numbers}
    proofs: dict[int, dict[int, list[Evidence]]] = defaultdict(dict)
    for event, found in evidence.of_many(WorkEvent, list(place)).items():
        pk, number = place[event]
        proofs[pk][number] = found
    return {pk for pk, found in proofs.items() if flagged_by(rows[pk][1], found)}


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
        Part(
            assignment=assignment,
            key=part.key,
            label=part.label[:LABEL],
            kind=part.kind,
            due=part.due,
            done_on=part.done_on,
        )
        for part in standing.parts
    ]


def stored_parts(assignments: Iterable[int]) -> dict[int, list[tuple[Any, ...]]]:
    """What is stored of the parts, by assignment, in the order of their keys.

    Sorted here: databases order text each by its own language.
    """
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    rows = Part.objects.filter(assignment__in=assignments).order_by()
    for assignment_id, *values in rows.values_list("assignment_id", *PARTS):
        found[assignment_id].append(tuple(values))
    for kept in found.values():
        kept.sort()  # keys are unique, so that no day is ever compared
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
        since=row.since,
    )


def event_of(row: WorkEvent) -> Event:
    """One stored step as the rules know it."""
    return Event(*(getattr(row, name) for name in EVENT))
