"""Writing what lists read: in the transaction of each step, and anew when the calendar changes."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet

from gongkai.ground.core.projections import Difference
from gongkai.ground.timelimits import queries as timelimits
from gongkai.ground.timelimits.calendar import Calendar

from ...models import Assignment, Part
from ...queries.ledger.standing import (
    PARTS,
    columns,
    flagged,
    mark,
    part_rows,
    standing_of,
    stored_parts,
    with_all,
)
from ...rules.ledger import Standing

BATCH = 500


def project(assignment: Assignment, standing: Standing, is_flagged: bool, on: Calendar) -> None:
    """Write the projection of one assignment that the caller holds locked."""
    values = columns(standing, is_flagged, on)
    for name, value in values.items():
        setattr(assignment, name, value)
    assignment.save(update_fields=list(values))
    kept = stored_parts([assignment.pk]).get(assignment.pk, [])
    fresh = part_rows(assignment, standing)
    if kept != sorted(_values(part) for part in fresh):
        assignment.part_rows.all().delete()
        Part.objects.bulk_create(fresh)


def project_stale(most: int = 200_000) -> int:
    """Write anew what was made with another calendar or another fold; return how many.

    The sweep calls it: after a new year table every open day is right again, whatever happened in
    between. Each batch is a transaction of its own.
    """
    on = timelimits.calendar()
    done = 0
    while done < most:
        stale = Assignment.objects.exclude(projected_with=mark(on)).order_by("pk")
        ids = list(stale.values_list("pk", flat=True)[:BATCH])
        if not ids:
            break
        done += _project_batch(ids, on)
    return done


def rebuild() -> int:
    """Write all projections anew; return how many."""
    return project_all(Assignment.objects.all())


def project_all(assignments: QuerySet[Assignment]) -> int:
    """Write the projections of these anew; return how many.

    Each batch is a transaction of its own, unless the caller has one for all.
    """
    on, done = timelimits.calendar(), 0
    ids = list(assignments.order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(ids), BATCH):
        done += _project_batch(ids[at : at + BATCH], on)
    return done


def project_some(ids: list[int]) -> None:
    """Write the projections of some assignments anew, in the caller's transaction or one each."""
    on = timelimits.calendar()
    for at in range(0, len(ids), BATCH):
        _project_batch(ids[at : at + BATCH], on)


def differences() -> Iterator[Difference]:
    """Every assignment whose stored columns or parts are not those of the fold.

    What seems wrong is looked at once more under its lock: a step that was taken while the check
    was reading is no difference.
    """
    on = timelimits.calendar()
    ids = list(Assignment.objects.order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(ids), BATCH):
        seem_wrong = [row for row, _ in _compared(ids[at : at + BATCH], on)]
        for pk in dict.fromkeys(seem_wrong):
            with transaction.atomic():
                list(
                    Assignment.objects.select_for_update(no_key=True)
                    .filter(pk=pk)
                    .values_list("pk")
                )
                found = [difference for _, difference in _compared([pk], timelimits.calendar())]
            yield from found


def _compared(ids: list[int], on: Calendar) -> Iterator[tuple[int, Difference]]:
    rows = list(with_all(Assignment.objects.filter(pk__in=ids)).order_by("pk"))
    parts, flags = stored_parts(ids), flagged(rows)
    for row in rows:
        standing = standing_of(row, on)
        values = columns(standing, row.pk in flags, on)
        wrong = {name: value for name, value in values.items() if getattr(row, name) != value}
        if wrong:
            stored = {name: getattr(row, name) for name in wrong}
            yield row.pk, Difference(f"第 {row.pk} 号分派", str(stored), str(wrong))
        fresh = sorted(_values(part) for part in part_rows(row, standing))
        kept = parts.get(row.pk, [])
        if kept != fresh:
            yield row.pk, Difference(f"第 {row.pk} 号分派的节点", str(kept), str(fresh))


def _project_batch(ids: list[int], on: Calendar) -> int:
    with transaction.atomic():
        # Locked first, read afterwards: a step taken meanwhile is then part of what is folded.
        locked = Assignment.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
        list(locked.values_list("pk"))
        rows = list(with_all(Assignment.objects.filter(pk__in=ids)))
        flags = flagged(rows)
        _write_many([(row, standing_of(row, on), row.pk in flags) for row in rows], on)
    return len(ids)


def _write_many(found: list[tuple[Assignment, Standing, bool]], on: Calendar) -> None:
    rows, parts = [], []
    names: set[str] = set()
    for row, standing, is_flagged in found:
        values = columns(standing, is_flagged, on)
        names = set(values)
        for name, value in values.items():
            setattr(row, name, value)
        rows.append(row)
        parts += part_rows(row, standing)
    if not rows:
        return
    Assignment.objects.bulk_update(rows, sorted(names), batch_size=100)
    Part.objects.filter(assignment__in=[row.pk for row in rows]).delete()
    Part.objects.bulk_create(parts, batch_size=BATCH)


def _values(part: Part) -> tuple[object, ...]:
    return tuple(getattr(part, name) for name in PARTS)
