"""A linked record was withdrawn, or holds again: every proof that names it says so.

The room that withdraws the record has the audit sentence; a holder's room writes its own when it
hears ``signals.flagged``.
"""

from __future__ import annotations

from collections import defaultdict

from django.db import transaction
from django.db.models import QuerySet

from gongkai.ground.core import clock

from .. import holders, signals
from ..enums import EvidenceKind
from ..models import Evidence
from .linking import lock

_LONGEST = 300


@transaction.atomic
def flag(*, kind: str, reference: str, reason: str) -> list[Evidence]:
    """Mark the proof that names this record as withdrawn; return what was not marked before.

    ``reason`` is a Chinese sentence without the final mark. Sends ``signals.flagged`` for each
    holder; what a receiver raises undoes the withdrawal.
    """
    rows = _held(_naming(kind, reference).filter(withdrawn_at=None), kind, reference)
    for row in rows:
        row.withdrawn_at, row.withdrawn_reason = clock.now(), reason[:_LONGEST]
        row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        signals.flagged.send(
            sender=Evidence,
            holder_kind=row.holder_kind,
            holder_id=row.holder_id,
            evidence=row,
            reason=row.withdrawn_reason,
        )
    return rows


@transaction.atomic
def unflag(*, kind: str, reference: str) -> list[Evidence]:
    """Take the mark off again; return what was marked. Sends ``signals.unflagged``."""
    rows = _held(_naming(kind, reference).exclude(withdrawn_at=None), kind, reference)
    for row in rows:
        row.withdrawn_at, row.withdrawn_reason = None, ""
        row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        signals.unflagged.send(
            sender=Evidence,
            holder_kind=row.holder_kind,
            holder_id=row.holder_id,
            evidence=row,
            reason="",
        )
    return rows


def _held(found: QuerySet[Evidence], kind: str, reference: str) -> list[Evidence]:
    """The rows of one record: the record locked first, then all holders, before any is told.

    A receiver writes into the audit log, whose end it then holds: whoever waited for a further
    holder with that in hand would wait for somebody who waits for the log.
    """
    lock(kind, reference)
    rows = list(found)
    by_kind: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        by_kind[row.holder_kind].append(row.holder_id)
    for holder_kind in sorted(by_kind):
        holders.hold(holder_kind, by_kind[holder_kind])
    return rows


def _naming(kind: str, reference: str) -> QuerySet[Evidence]:
    rows = Evidence.objects.filter(kind=EvidenceKind.RECORD)
    return rows.filter(record_kind=kind, record_reference=reference).select_for_update()
