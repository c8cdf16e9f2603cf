"""Whether what lists read of a case agrees with its events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from gongkai.ground.core.projections import Difference

from ..models import CaseEvent, Finding, Letter
from ..rules.fold import Standing, fold

Row = TypeVar("Row", Finding, Letter)
CHUNK = 500


def stored(case: Finding | Letter) -> Standing:
    """Where the case stands by its row."""
    return Standing(case.state, case.due, case.unit_id, case.version)


def folded(model: type[Row]) -> Iterator[tuple[Row, Standing]]:
    """Every case with where it stands by its events."""
    rows = model._default_manager.prefetch_related("events").order_by("pk")
    for case in rows.iterator(chunk_size=CHUNK):
        events: list[CaseEvent] = list(case.events.all())
        events.sort(key=lambda event: event.sequence)
        yield case, fold(events)


def differences(model: type[Row]) -> Iterator[Difference]:
    """Every case whose row does not say what its events say."""
    for case, truth in folded(model):
        if stored(case) != truth:
            name = f"{case.said}（{case.pk}）"
            yield Difference(name, _words(case, stored(case)), _words(case, truth))


def _words(case: Finding | Letter, standing: Standing) -> str:
    state = case.machine.states.get(standing.state, "没有经过")
    return f"{state}，期限 {_day(standing.due)}，单位 {standing.unit_id}，{standing.version} 步"


def _day(due: date | None) -> str:
    return due.isoformat() if due else "无"
