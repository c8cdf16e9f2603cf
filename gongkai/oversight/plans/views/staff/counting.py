"""The counts of the board as links: each says how many rows the list has after a press on it."""

from __future__ import annotations

from dataclasses import dataclass

from ...enums import AssignmentState
from ...queries.ledger.board import UNFINISHED, Counts
from ...rules.ledger.lights import KINDS, LABELS, LATE, ON_TRACK, READY, SOON
from ...rules.ledger.states import CANCELLED, CARRIED, DOING, DONE, REFUSED, SUBMITTED, TO_SIGN
from .filters import BoardFilters

RUNNING = (LATE, SOON, ON_TRACK, READY)  # the other lights say no more than the state does
_KIND_OF_STATE = {
    UNFINISHED: "clock",
    TO_SIGN: "wait",
    REFUSED: "soon",
    DOING: "clock",
    SUBMITTED: "wait",
    DONE: "go",
    CANCELLED: "off",
    CARRIED: "off",
}


@dataclass(frozen=True, slots=True)
class Count:
    """One count: its word, its number, where it leads, and whether it is chosen now."""

    word: str
    number: int
    kind: str
    query: str
    chosen: bool


def counted(counts: Counts, filters: BoardFilters) -> list[tuple[str, list[Count]]]:
    """The lights that run, and the states; nothing that is empty, unless it is chosen."""
    chosen = filters.chosen()
    state, light = chosen.get("state", ""), chosen.get("light", "")
    lights = [
        Count(
            LABELS[code],
            counts.match(state, code),
            KINDS[code],
            filters.address_with(light="" if code == light else code),
            code == light,
        )
        for code in RUNNING
    ]
    states = [
        Count(
            str(one.label),
            counts.match(one.value, light),
            _KIND_OF_STATE[one.value],
            filters.address_with(state="" if one.value == state else one.value),
            one.value == state,
        )
        for one in AssignmentState
    ]
    groups = (("亮灯", lights), ("状态", states))
    return [(name, [c for c in found if c.number or c.chosen]) for name, found in groups]
