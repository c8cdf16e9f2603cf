"""A case folded from its steps, and the columns that lists read."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.ground.core import clock
from gongkai.ground.timelimits import queries as timelimits
from gongkai.ground.timelimits.calendar import Calendar

from ..models import Case
from ..rules.chains import Turn, chain_of
from ..rules.content import Content
from ..rules.fold import Standing, Step, fold


def case_of(record_kind: str, record_id: int) -> Case | None:
    """The case of a record, or None where nobody has handed in anything yet."""
    return Case.objects.filter(record_kind=record_kind, record_id=record_id).first()


def standing_of(case: Case) -> Standing:
    """Where the case stands, folded from its steps."""
    rows = case.steps.all()  # in their order, and asked for once where they were fetched before
    return fold(Step(row.number, row.verb, row.at, row.by_id, row.data) for row in rows)


def content_of(case: Case, number: int) -> Content | None:
    """One version of what is reviewed; None for 0."""
    row = case.versions.filter(number=number).first()
    return row.as_content() if row is not None else None


def turn_of(case: Case, standing: Standing) -> Turn | None:
    """The turn that is awaited, as it was arranged when the case was sent to review."""
    if standing.turn is None:
        return None
    chain = chain_of(case.chain)
    return Turn(tuple(chain.stage(code) for code in standing.turn))


def due_of(standing: Standing, turn: Turn | None, on: Calendar) -> date | None:
    """The last day of the turn: its working days from the day after it began."""
    if turn is None or standing.turn_since is None:
        return None
    began = standing.turn_since.astimezone(clock.CHINA).date()
    return timelimits.clock(turn.days, on=on).start(began, "轮到这一环节").due


def columns(case: Case, standing: Standing, on: Calendar) -> dict[str, Any]:
    """The projected columns of ``Case``."""
    turn = turn_of(case, standing)
    return {
        "state": standing.state,
        "version": standing.version,
        "content": standing.content,
        "turn": f",{','.join(turn.codes)}," if turn is not None else "",
        "due": due_of(standing, turn, on),
    }
