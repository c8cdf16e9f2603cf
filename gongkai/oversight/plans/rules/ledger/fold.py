"""The fold: from events and deadlines to where an assignment stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ...saying import day_words
from .events import Event, WorkPlan, in_force
from .occurrences import FIXED, MEASURE, YEARLY, Due, Frame, Limit, Start, dues, moved
from .states import DONE, MACHINE, SUBMITTED, TO_SIGN


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an assignment stands after all its events.

    ``due`` is the next last day of what is still open (None: nothing is, or it has not begun).
    ``submission`` is the number of the request for completion that stands, if one does.
    ``version`` counts all events, also undone ones: whoever acts names the version that they saw.
    """

    state: str
    unit_id: int
    version: int
    parts: tuple[Due, ...]
    plan: WorkPlan
    last_report: str = ""
    reported_on: date | None = None
    submitted_by: int | None = None
    submitted_on: date | None = None
    submission: int | None = None
    closed_on: date | None = None
    reason: str = ""
    into: int | None = None

    @property
    def owed(self) -> list[Due]:
        """The parts that the plan asks for, without the unit's own measures."""
        return [part for part in self.parts if not part.own]

    @property
    def tickable(self) -> list[Due]:
        """The open parts that a report may tick, also the unit's own measures."""
        return [part for part in self.parts if part.open and not part.closes]

    @property
    def open_parts(self) -> list[Due]:
        """Those of them that are still to be done, by day."""
        return [part for part in self.owed if part.open]

    @property
    def due(self) -> date | None:
        """The next last day."""
        return min((part.due for part in self.open_parts if part.due), default=None)

    @property
    def done_parts(self) -> int:
        """How many parts are done."""
        return sum(not part.open for part in self.owed)

    @property
    def late_parts(self) -> int:
        """How many parts were done after their day."""
        return sum(part.late for part in self.owed)

    @property
    def provisional(self) -> bool:
        """Whether an open day was counted by weekends only."""
        return any(part.provisional for part in self.open_parts)


def fold(events: Iterable[Event], limits: Iterable[Limit], frame: Frame) -> Standing:
    """Where the assignment stands. The first event is ``assign``."""
    every = tuple(events)
    valid = in_force(every)
    state = TO_SIGN
    standing = Standing(state, valid[0].data["unit"], every[-1].number, (), WorkPlan())
    for event in valid:
        standing = _apply(standing, event)
    return replace(standing, parts=_parts(valid, limits, frame, standing))


def _apply(standing: Standing, event: Event) -> Standing:
    if event.verb == "assign":
        return standing
    state = MACHINE.transition(event.verb).leads_to(standing.state)
    reason = event.data.get("reason", standing.reason)
    changes = _EFFECTS[event.verb](event) if event.verb in _EFFECTS else {}
    return replace(standing, state=state, reason=reason, **changes)


def _planned(event: Event) -> dict[str, Any]:
    return {"plan": WorkPlan.of(event.data["plan"])}


def _reported(event: Event) -> dict[str, Any]:
    return {"last_report": event.data["text"], "reported_on": event.day}


def _submitted(event: Event) -> dict[str, Any]:
    return {
        **_reported(event),
        "submitted_by": event.by_id,
        "submitted_on": event.day,
        "submission": event.number,
    }


def _not_submitted(event: Event) -> dict[str, Any]:
    return {"submitted_by": None, "submitted_on": None, "submission": None}


def _closed(event: Event) -> dict[str, Any]:
    return {"closed_on": event.day, "into": event.data.get("into")}


def _reopened(event: Event) -> dict[str, Any]:
    return {"closed_on": None, "into": None, **_not_submitted(event)}


def _moved(event: Event) -> dict[str, Any]:
    # How the old unit would have done it (its leader, section, measures) does not bind the new one.
    return {"unit_id": event.data["unit"], "plan": WorkPlan()}


# What a verb changes besides the state, which the table of transitions gives.
_EFFECTS: dict[str, Callable[[Event], dict[str, Any]]] = {
    "plan": _planned,
    "report": _reported,
    "submit": _submitted,
    "retract": _not_submitted,
    "send_back": _not_submitted,
    "verify": _closed,
    "withdraw": _closed,
    "merge": _closed,
    "carry": _closed,
    "reopen": _reopened,
    "transfer": _moved,
}


def _parts(
    events: tuple[Event, ...], limits: Iterable[Limit], frame: Frame, standing: Standing
) -> tuple[Due, ...]:
    starts = [
        Start(
            event.data["deadline"],
            event.number,
            date.fromisoformat(event.data["on"]),
            event.data.get("what", ""),
        )
        for event in events
        if event.verb == "start"
    ]
    parts = {part.key: part for part in dues(limits, starts, frame)}
    for measure in standing.plan.measures:
        if measure.due:
            why = f"本单位台账写明“{measure.limit or day_words(measure.due)}”。"
            parts[measure.key] = Due(measure.key, measure.text, measure.due, MEASURE, (why,))
    for key in _closing(parts.values()):
        parts[key] = replace(parts[key], closes=True)
    for event in events:
        _extend(parts, event)
        _cover(parts, event, standing.submission)
    if standing.state in (SUBMITTED, DONE) and standing.submitted_on:
        for key, part in parts.items():
            if part.open:
                parts[key] = replace(part, done_on=standing.submitted_on)
    return tuple(sorted(parts.values(), key=lambda part: (part.due is None, part.due or date.max)))


def _extend(parts: dict[str, Due], event: Event) -> None:
    if event.verb != "extend":
        return
    until = date.fromisoformat(event.data["until"])
    for key in event.data["keys"]:
        if key in parts:
            parts[key] = moved(parts[key], until, event.data.get("reason", ""))


def _closing(parts: Iterable[Due]) -> set[str]:
    """Keys of the parts that end with the whole: the yearly check, and the last fixed day.

    A tick of these would silence the clock of a task that nobody has looked at.
    """
    listed = list(parts)
    fixed = [part for part in listed if part.kind == FIXED]
    last = max(fixed, key=lambda part: part.due or date.min, default=None)
    ends = {part.key for part in listed if part.kind == YEARLY}
    return ends | ({last.key} if last else set())


def _cover(parts: dict[str, Due], event: Event, submission: int | None) -> None:
    """A report ticks the parts that it names; the first report of a part is the one that counts.

    What a request for completion claims counts only while that request stands: sent back, taken
    back or reopened, it has proved nothing.
    """
    if event.verb != "report" and event.number != submission:
        return
    for key in event.data.get("covers", ()):
        if key in parts and parts[key].open and not parts[key].closes:
            parts[key] = replace(parts[key], done_on=event.day)
