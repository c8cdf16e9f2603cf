"""When reviewers are reminded of their turn, and who hears of it when they are late."""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum

from gongkai.ground.timelimits.calendar import Calendar

ONE_DAY = timedelta(days=1)


class Reached(IntEnum):
    """Each weightier than the one before."""

    BEFORE = 1  # the working day before: the reviewers
    ON_THE_DAY = 2
    LATE = 3  # the unit's leaders, too


def reached(due: date, today: date, calendar: Calendar) -> Reached | None:
    """The highest that ``today`` has reached; None while there is time."""
    if today > due:
        return Reached.LATE
    if today == due:
        return Reached.ON_THE_DAY
    before = due - ONE_DAY
    while not calendar.is_workday(before):
        before -= ONE_DAY
    return Reached.BEFORE if today >= before else None
