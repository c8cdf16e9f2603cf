"""A counter that knows nothing of the platform: it walks the days one by one and keeps sets.

It imports nothing from gongkai, so that the clock is held against something it cannot agree with
by sharing a slip.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

import chinese_calendar

ONE = timedelta(days=1)
Span = tuple[date, date]


@cache
def works(day: date) -> bool:
    """Whether people work on ``day``: the library's answer, by weekends where it has none."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5


def nth_workday_after(start: date, count: int) -> date:
    day = start
    while count:
        day += ONE
        count -= works(day)
    return day


def days_of_pauses(pauses: Iterable[Span]) -> set[date]:
    """The days that pauses take out: after the first day, up to and with the last."""
    out: set[date] = set()
    for first, last in pauses:
        day = first
        while day < last:
            day += ONE
            out.add(day)
    return out


def due(start: date, amount: int, pauses: Iterable[Span] = (), *, by_workdays: bool = True) -> date:
    """The day on which the ``amount``-th day that counts is reached."""
    out, day, counted = days_of_pauses(pauses), start, 0
    while counted < amount:
        day += ONE
        if day not in out and (works(day) or not by_workdays):
            counted += 1
    return day
