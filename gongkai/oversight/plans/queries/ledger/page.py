"""Everything that the page of one assignment shows, for the person who looks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from gongkai.ground.core import clock
from gongkai.ground.core.transitions import Transition
from gongkai.ground.evidence import queries as evidence
from gongkai.ground.evidence.models import Evidence
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.timelimits import queries as timelimits

from ...models import Assignment, WorkEvent
from ...rules.ledger import MACHINE, Event, Light, Standing, light_of
from ...rules.ledger.events import in_force
from ...rules.ledger.lights import KINDS, LATE, SOON
from ...rules.ledger.occurrences import Due
from ...rules.ledger.sentences import DEEDS, detail
from ...rules.ledger.states import DONE, YOUR_TURN
from ...rules.ledger.undoing import last_step, why_not_undone
from .merged import goes_on_in
from .rights import actors_of, offered
from .standing import events_of, standing_of, with_all


@dataclass(frozen=True, slots=True)
class Line:
    """One step of the timeline."""

    at: datetime
    who: str
    deed: str
    text: str
    undone: bool
    proofs: list[Evidence] = field(default_factory=list)
    covers: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part with its light."""

    part: Due
    light: Light


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one assignment."""

    row: Assignment
    standing: Standing
    light: Light
    next_part: Due | None
    parts: list[PartLine]
    lines: list[Line]
    steps: list[Transition]
    waits_for: str
    may_undo: bool
    into: Assignment | None = None  # where it lives on, if it was merged
    actors: frozenset[str] = frozenset()

    @property
    def main(self) -> Transition | None:
        """The one main step, if there is one for this person."""
        return next((step for step in self.steps if step.main), None)

    @property
    def others(self) -> list[Transition]:
        """The other steps."""
        return [step for step in self.steps if not step.main]


def page_of(user: User, pk: int) -> Page:
    """The page. Raises Assignment.DoesNotExist for what the person may not see."""
    row = orgs.visible_to(user, with_all(Assignment.objects.all())).get(pk=pk)
    standing = standing_of(row, timelimits.calendar())
    today, warning = clock.today(), row.task.plan.warning_days
    events = events_of(row)
    last = last_step(events)
    actors = actors_of(user, row)
    return Page(
        row=row,
        standing=standing,
        light=light_of(standing.state, standing.due, today, warning),
        next_part=next((part for part in standing.open_parts if part.due), None),
        parts=[_part(part, standing.state, warning) for part in standing.parts],
        lines=_lines(row, events, standing),
        steps=offered(user, row, standing.state),
        waits_for=_waits_for(standing.state, actors),
        may_undo=_may_undo(user, actors, last),
        into=goes_on_in(row),
        actors=actors,
    )


def _waits_for(state: str, actors: frozenset[str]) -> str:
    """What comes next; to the one whose turn it is, as a request."""
    actor, sentence = YOUR_TURN.get(state, ("", ""))
    return sentence if actor in actors else MACHINE.waits_for.get(state, "")


def _may_undo(user: User, actors: frozenset[str], last: Event | None) -> bool:
    """Whether the person may take the last step back, as the action asks."""
    if last is None or why_not_undone(last, user.pk, clock.now()) is not None:
        return False
    return MACHINE.transition(last.verb).actor in actors


def _part(part: Due, state: str, warning: int) -> PartLine:
    light = light_of(state if part.open else DONE, part.due, clock.today(), warning)
    if part.own and light.code == LATE:
        # A unit's own measure binds nobody else: it is worth a look, no more.
        light = replace(light, kind=KINDS[SOON])
    return PartLine(part, light)


def timeline(pk: int) -> list[Line]:
    """The steps of one assignment, newest first. Who may read them is for the caller to say."""
    row = with_all(Assignment.objects.all()).get(pk=pk)
    return _lines(row, events_of(row), standing_of(row, timelimits.calendar()))


def _lines(row: Assignment, events: tuple[Event, ...], standing: Standing) -> list[Line]:
    """The timeline, newest first."""
    ids = {event.number: event.pk for event in row.events.all()}
    proofs = evidence.of_many(WorkEvent, ids.values())
    valid = {event.number for event in in_force(events)}
    names = _names(events)
    labels = {part.key: part.label for part in standing.parts}
    return [
        Line(
            at=event.at,
            who=event.by_name,
            deed=DEEDS[event.verb],
            text=detail(event.verb, event.data, names),
            undone=event.verb != "undo" and event.number not in valid,
            proofs=proofs.get(ids[event.number], []),
            covers=[labels[key] for key in event.data.get("covers", ()) if key in labels],
        )
        for event in reversed(events)
    ]


def _names(events: tuple[Event, ...]) -> dict[int, str]:
    ids = {event.data["unit"] for event in events if "unit" in event.data}
    return {unit.pk: unit.said for unit in Unit.objects.filter(pk__in=ids)}
