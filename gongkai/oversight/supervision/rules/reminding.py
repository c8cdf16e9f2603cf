"""When a unit is reminded of its day, and who is told at which step."""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum

AHEAD = timedelta(days=3)


class Step(IntEnum):
    """The steps, each weightier than the one before: whoever is told at one is told at the next."""

    BEFORE = 1  # three days before: the information officers
    ON_THE_DAY = 2  # on the day: the unit's leaders too
    LATE = 3  # the day after: the office too


def reached(due: date, today: date) -> Step | None:
    """The highest step that ``today`` has reached; None while there is time."""
    if today > due:
        return Step.LATE
    if today == due:
        return Step.ON_THE_DAY
    return Step.BEFORE if today >= due - AHEAD else None


def span(step: Step, today: date) -> tuple[date | None, date]:
    """The days (first, last; both included) on which what is due stands at ``step`` today."""
    if step is Step.LATE:
        return None, today - timedelta(days=1)
    if step is Step.ON_THE_DAY:
        return today, today
    return today + timedelta(days=1), today + AHEAD
