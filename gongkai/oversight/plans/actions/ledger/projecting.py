"""Writing what lists read: in the transaction of each step, and anew when the calendar changes."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import QuerySet

from gongkai.ground.core.errors import Reason, Refusal
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

logger = logging.getLogger(__name__)

BATCH = 500
NAMED = 20  # assignments that a refusal names one by one
OF_THE_DATABASE = (OperationalError, InterfaceError)  # no fault of one assignment
Failed = dict[int, str]  # what went wrong with an assignment, by its key


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
    between. Each batch is a transaction of its own. What cannot be folded stops no other and is
    tried again the next time; at the end raises Refusal ``not_folded``, which names it.
    """
    on, done = timelimits.calendar(), 0
    failed: Failed = {}
    while done < most:
        stale = Assignment.objects.exclude(projected_with=mark(on)).exclude(pk__in=failed)
        ids = list(stale.order_by("pk").values_list("pk", flat=True)[:BATCH])
        if not ids:
            break
        done += _project_sound(ids, on, failed)
    _refuse(failed)
    return done


def rebuild() -> int:
    """Write all projections anew; return how many. Raises Refusal as ``project_stale`` does."""
    on, done = timelimits.calendar(), 0
    failed: Failed = {}
    ids = list(Assignment.objects.order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(ids), BATCH):
        done += _project_sound(ids[at : at + BATCH], on, failed)
    _refuse(failed)
    return done


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
    was reading is no difference. What cannot be folded is one, too.
    """
    on = timelimits.calendar()
    ids = list(Assignment.objects.order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(ids), BATCH):
        for pk in dict.fromkeys(_seem_wrong(ids[at : at + BATCH], on)):
            yield from _looked_at_again(pk)


def _seem_wrong(ids: list[int], on: Calendar) -> list[int]:
    """Those of a batch that differ, or that cannot be folded."""
    try:
        return [row for row, _ in _compared(ids, on)]
    except OF_THE_DATABASE:
        raise
    except Exception:
        if len(ids) == 1:
            return ids  # looked at again, and then said
    half = len(ids) // 2
    return _seem_wrong(ids[:half], on) + _seem_wrong(ids[half:], on)


@transaction.atomic
def _looked_at_again(pk: int) -> list[Difference]:
    row = Assignment.objects.select_for_update(no_key=True).filter(pk=pk)
    stored = [f"{state}，第 {version} 步" for state, version in row.values_list("state", "version")]
    try:
        return [difference for _, difference in _compared([pk], timelimits.calendar())]
    except OF_THE_DATABASE:
        raise
    except Exception as error:
        return [Difference(_named(pk), "".join(stored), _unfolded(error))]


def _compared(ids: list[int], on: Calendar) -> Iterator[tuple[int, Difference]]:
    rows = list(with_all(Assignment.objects.filter(pk__in=ids)).order_by("pk"))
    parts, flags = stored_parts(ids), flagged(rows)
    for row in rows:
        standing = standing_of(row, on)
        values = columns(standing, row.pk in flags, on)
        wrong = {name: value for name, value in values.items() if getattr(row, name) != value}
        if wrong:
            stored = {name: getattr(row, name) for name in wrong}
            yield row.pk, Difference(_named(row.pk), str(stored), str(wrong))
        fresh = sorted(_values(part) for part in part_rows(row, standing))
        kept = parts.get(row.pk, [])
        if kept != fresh:
            yield row.pk, Difference(f"{_named(row.pk)}的节点", str(kept), str(fresh))


def _project_sound(ids: list[int], on: Calendar, failed: Failed) -> int:
    """Project a batch; where that fails, its halves, until what fails is alone and is noted."""
    try:
        return _project_batch(ids, on)
    except OF_THE_DATABASE:
        raise
    except Exception as error:
        if len(ids) == 1:
            logger.exception("assignment %s cannot be folded, so its list data stay stale", ids[0])
            failed[ids[0]] = _unfolded(error)
            return 0
    half = len(ids) // 2
    return _project_sound(ids[:half], on, failed) + _project_sound(ids[half:], on, failed)


def _refuse(failed: Failed) -> None:
    if not failed:
        return
    reasons = [Reason("not_folded", f"{_named(pk)}{said}。") for pk, said in failed.items()]
    first = "".join(reason.sentence for reason in reasons[:NAMED])
    raise Refusal("not_folded", f"有 {len(failed)} 条没有写成，其余的都写好了：{first}", reasons)


def _named(pk: int) -> str:
    return f"第 {pk} 号分派"


def _unfolded(error: Exception) -> str:
    return f"按它的事件记录推算不出来（{type(error).__name__}：{error}）"


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
