"""The row by which linking a record and withdrawing it wait for each other."""

from __future__ import annotations

from ..models import LinkedRecord


def lock(kind: str, reference: str) -> None:
    """Hold the record's row until the transaction ends; it is made when it is not there yet."""
    LinkedRecord.objects.get_or_create(kind=kind, reference=reference)
    LinkedRecord.objects.select_for_update().get(kind=kind, reference=reference)
