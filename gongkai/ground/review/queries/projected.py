"""Whether what lists read of a case agrees with its steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from gongkai.ground.core.projections import Difference
from gongkai.ground.timelimits import queries as timelimits

from ..models import Case
from .standing import columns, standing_of

CHUNK = 500


def differing(cases: QuerySet[Case]) -> Iterator[tuple[Case, dict[str, Any]]]:
    """Those whose columns do not say what their steps say, with what they should say."""
    on = timelimits.calendar()
    for case in cases.order_by("pk").prefetch_related("steps").iterator(chunk_size=CHUNK):
        truth = columns(case, standing_of(case), on)
        if any(getattr(case, name) != value for name, value in truth.items()):
            yield case, truth


def differences() -> Iterator[Difference]:
    """All of them, for ``gongkai projections check``."""
    for case, truth in differing(Case.objects.all()):
        stored = {name: getattr(case, name) for name in truth}
        yield Difference(f"{case.title}（{case.pk}）", str(stored), str(truth))
