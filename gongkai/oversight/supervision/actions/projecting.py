"""Writing anew what lists read of a case, from its events."""

from __future__ import annotations

from django.db import transaction

from ..queries.projected import Row, folded, stored
from ..rules.fold import fold


def rebuild(model: type[Row]) -> int:
    """Set right every row that does not agree with its events; return how many there were."""
    return sum(_rebuilt(model, case.pk) for case, truth in folded(model) if stored(case) != truth)


@transaction.atomic
def _rebuilt(model: type[Row], pk: int) -> bool:
    case = model._default_manager.select_for_update(no_key=True).get(pk=pk)
    truth = fold(case.events.order_by("sequence"))
    if stored(case) == truth or truth.unit_id is None:
        return False
    case.state, case.due = truth.state, truth.due
    case.unit_id, case.version = truth.unit_id, truth.version
    case.save(update_fields=["state", "due", "unit", "version"])
    return True
