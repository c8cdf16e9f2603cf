"""Where a review stands, as it follows from its steps: the truth behind lists and gates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from .machine import DRAFT, ENDED, PASSED, RETURNED, REVIEWING

Codes = tuple[str, ...]  # the stages of one turn


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a case. ``data`` by verb:

    submit ``content`` (number of the version sent), ``turns`` (lists of codes, as the unit had
    them then), ``one_person`` (whether one person may hold several turns);
    approve, finish ``turn`` (codes), ``for`` (the reviewers whom a deputy stood in for);
    change ``content``.
    """

    number: int
    verb: str
    at: datetime
    by_id: int | None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Approval:
    """An opinion that holds: nothing was changed since."""

    turn: Codes
    by_id: int
    instead_of: tuple[int, ...]
    at: datetime
    number: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case stands.

    ``content`` is the number of the current version (0: none yet); ``turns`` are those of the last
    submission, ``approvals`` the opinions that hold, ``turn_since`` when the present turn began.
    ``authors`` wrote or changed the record at some time and never review it. ``last_seen`` gives
    for each turn the version that it passed last, also when that no longer holds.
    """

    state: str = DRAFT
    version: int = 0
    content: int = 0
    turns: tuple[Codes, ...] = ()
    one_person: bool = False
    approvals: tuple[Approval, ...] = ()
    turn_since: datetime | None = None
    authors: frozenset[int] = frozenset()
    last_seen: Mapping[Codes, int] = field(default_factory=dict)

    @property
    def turn(self) -> Codes | None:
        """The turn that is awaited, or None while nothing is under review."""
        return self.turns[len(self.approvals)] if self.state == REVIEWING else None

    @property
    def is_last_turn(self) -> bool:
        """Whether the present turn is the last one."""
        return self.state == REVIEWING and len(self.approvals) == len(self.turns) - 1

    @property
    def compared_with(self) -> int:
        """The version that the reviewer of this turn compares with; 0 when nobody saw any.

        Their own last one if they passed one, else the last that anybody passed.
        """
        own = self.last_seen.get(self.turn or (), 0)
        return own or max(self.last_seen.values(), default=0)


def fold(steps: Iterable[Step]) -> Standing:
    """The steps, oldest first, folded into where the case stands."""
    standing = Standing()
    for step in steps:
        standing = replace(_FOLDS[step.verb](standing, step), version=step.number)
    return standing


def _submit(standing: Standing, step: Step) -> Standing:
    turns: Sequence[Sequence[str]] = step.data["turns"]
    return replace(
        standing,
        state=REVIEWING,
        content=int(step.data["content"]),
        turns=tuple(tuple(turn) for turn in turns),
        one_person=bool(step.data.get("one_person")),
        approvals=(),
        turn_since=step.at,
        authors=_with(standing.authors, step.by_id),
    )


def _approve(standing: Standing, step: Step) -> Standing:
    turn = tuple(step.data["turn"])
    assert turn == standing.turn, "an opinion is given on the turn that is awaited"
    assert step.by_id is not None, "a person gives it"
    given = Approval(turn, step.by_id, tuple(step.data.get("for", ())), step.at, step.number)
    return replace(
        standing,
        state=PASSED if standing.is_last_turn else REVIEWING,
        approvals=(*standing.approvals, given),
        turn_since=step.at,
        last_seen={**standing.last_seen, turn: standing.content},
    )


def _send_back(standing: Standing, step: Step) -> Standing:
    return replace(standing, state=RETURNED, approvals=(), turn_since=None)


def _change(standing: Standing, step: Step) -> Standing:
    return replace(
        standing,
        state=DRAFT,
        content=int(step.data["content"]),
        approvals=(),
        turn_since=None,
        authors=_with(standing.authors, step.by_id),
    )


def _recall(standing: Standing, step: Step) -> Standing:
    return replace(standing, state=DRAFT, approvals=(), turn_since=None)


def _end(standing: Standing, step: Step) -> Standing:
    return replace(standing, state=ENDED, approvals=(), turn_since=None)


def _move(standing: Standing, step: Step) -> Standing:
    return standing


def _with(authors: frozenset[int], by_id: int | None) -> frozenset[int]:
    return authors if by_id is None else authors | {by_id}


_FOLDS = {
    "submit": _submit,
    "approve": _approve,
    "finish": _approve,
    "send_back": _send_back,
    "change": _change,
    "recall": _recall,
    "end": _end,
    "reopen": _recall,
    "move": _move,
}
