"""Gapless numbers per series, unit and year.

A number is taken inside the caller's transaction: when that rolls back, the number was never
given. The row is locked until then, so two writers never receive the same number.
"""

from __future__ import annotations

from django.db import connection

from .models import NumberSeries


def next_number(series: str, *, unit_id: int, year: int) -> int:
    """Take the next number of ``series`` for ``unit_id`` in ``year``, starting at 1.

    Raises RuntimeError outside ``transaction.atomic``: there a failure would leave a gap.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("next_number must be called inside a transaction")
    key = {"series": series, "unit_id": unit_id, "year": year}
    NumberSeries.objects.bulk_create([NumberSeries(**key)], ignore_conflicts=True)
    row = NumberSeries.objects.select_for_update().get(**key)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last
