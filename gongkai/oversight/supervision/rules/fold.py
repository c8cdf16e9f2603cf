"""State, day and unit of a case as they follow from its events: the truth behind the lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

# While a letter is written its day may also be taken out again.
SETS_THE_DAY = {"write", "edit"}


class Past(Protocol):
    """What the fold asks of an event."""

    @property
    def verb(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def due(self) -> date | None: ...
    @property
    def unit_id(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case stands. ``version`` is the number of its events."""

    state: str
    due: date | None
    unit_id: int | None
    version: int


def fold(events: Iterable[Past]) -> Standing:
    """The events, oldest first, folded into where the case stands. An event without a day leaves
    the day as it was, but for those that write a draft.
    """
    state, due, unit_id, version = "", None, None, 0
    for event in events:
        version += 1
        state, unit_id = event.target, event.unit_id
        if event.due is not None or event.verb in SETS_THE_DAY:
            due = event.due
    return Standing(state, due, unit_id, version)
