"""What happens to an assignment. The events are the truth; all else is folded from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """One step: its number within the assignment (from 1), the verb, when, by whom, what with.

    ``data`` by verb: assign {unit}; refuse, insist, withdraw, send_back, reopen {reason};
    plan {plan}; start {deadline, on, what}; report and submit {text, covers}; extend {until, keys,
    reason}; transfer {unit, reason}; merge {into, reason}; carry {to}; comment {text};
    undo {number}.
    """

    number: int
    verb: str
    at: datetime
    day: date
    by_id: int | None = None
    by_name: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure (工作举措) of a unit, with its own limit in words and, if it has one, its day."""

    text: str
    limit: str = ""
    due: date | None = None

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Measure:
        """From the shape kept in an event."""
        day = kept.get("due")
        return cls(kept["text"], kept.get("limit", ""), date.fromisoformat(day) if day else None)

    @property
    def key(self) -> str:
        """Its key among the parts: it stays while the words stay."""
        return f"m{sha256(self.text.encode()).hexdigest()[:10]}"

    def kept(self) -> dict[str, Any]:
        """The shape kept in an event."""
        day = self.due.isoformat() if self.due else None
        return {"text": self.text, "limit": self.limit, "due": day}


@dataclass(frozen=True, slots=True)
class WorkPlan:
    """How a unit will do it: the columns of 政务公开工作任务台账."""

    leader: str = ""  # 单位分管领导
    section: str = ""  # 责任科室
    measures: tuple[Measure, ...] = ()

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> WorkPlan:
        """From the shape kept in an event."""
        measures = tuple(Measure.of(each) for each in kept.get("measures", ()))
        return cls(kept.get("leader", ""), kept.get("section", ""), measures)

    def kept(self) -> dict[str, Any]:
        """The shape kept in an event."""
        measures = [measure.kept() for measure in self.measures]
        return {"leader": self.leader, "section": self.section, "measures": measures}

    def __bool__(self) -> bool:
        return bool(self.leader or self.section or self.measures)


def in_force(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events without those that were undone, and without the undoing itself."""
    undone = {event.data["number"] for event in events if event.verb == "undo"}
    return tuple(event for event in events if event.verb != "undo" and event.number not in undone)
