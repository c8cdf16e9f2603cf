"""How a year's assignments ended: each in exactly one way, so that the figures balance. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .ledger.states import CANCELLED, CARRIED, DONE

ON_TIME, LATE, CARRIED_ON, WITHDRAWN, UNFINISHED = (
    "on_time",
    "late",
    "carried",
    "withdrawn",
    "unfinished",
)
LABELS = {
    ON_TIME: "按期完成",
    LATE: "逾期完成",
    CARRIED_ON: "结转下年",
    WITHDRAWN: "撤销或并入",
    UNFINISHED: "没有完成",
}


@dataclass(slots=True)
class Tally:
    """How many ended in which way."""

    counts: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """All of them: the sum of the ways."""
        return sum(self.counts.values())

    @property
    def row(self) -> list[str]:
        """The total and each way, in the order of ``LABELS``."""
        return [str(self.total), *(str(self.counts[way]) for way in LABELS)]


def outcome(state: str, parts_late: int) -> str:
    """How an assignment ended. Done late: at least one of its parts was done after its day."""
    if state == DONE:
        return LATE if parts_late else ON_TIME
    return {CARRIED: CARRIED_ON, CANCELLED: WITHDRAWN}.get(state, UNFINISHED)


def tallied(rows: Iterable[tuple[str, str]]) -> Mapping[str, Tally]:
    """Tallies by key from pairs of key and outcome, in the order in which keys come."""
    found: dict[str, Tally] = {}
    for key, way in rows:
        found.setdefault(key, Tally()).counts[way] += 1
    return found
