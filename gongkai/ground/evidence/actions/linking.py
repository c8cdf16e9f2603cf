"""The row by which linking a record and withdrawing it wait for each other."""

from __future__ import annotations

from collections.abc import Sequence

from .. import rules
from ..items import Item, RecordItem
from ..models import LinkedRecord
from .checking import nameable


def hold_records(items: Sequence[Item]) -> None:
    """Hold the records that ``items`` name, in one order, until the transaction ends.

    Whoever locks a holder of proof calls this first: withdrawing a record locks the record and then
    all its holders, and two who lock in opposite orders would wait for each other for ever.
    """
    if len(items) > rules.MOST:
        return  # ``attach`` refuses them all
    wanted = {item for item in items if isinstance(item, RecordItem) and nameable(item)}
    for item in sorted(wanted, key=lambda item: (item.kind, item.reference)):
        lock(item.kind, item.reference)


def lock(kind: str, reference: str) -> None:
    """Hold the record's row until the transaction ends; it is made when it is not there yet."""
    LinkedRecord.objects.get_or_create(kind=kind, reference=reference)
    LinkedRecord.objects.select_for_update().get(kind=kind, reference=reference)
