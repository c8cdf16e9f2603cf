"""How days become the calendars on a page."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.ground.ui.shapes import Day

from .calendar import Calendar
from .rules.clock import Step


@dataclass(frozen=True, slots=True)
class Month:
    """One month: its days and a caption that says the count."""

    days: list[Day]
    caption: str


def year(calendar: Calendar, of: int, today: date) -> list[Month]:
    """The twelve months of a year."""
    return [_month(calendar, of, month, today) for month in range(1, 13)]


def workdays_of(calendar: Calendar, of: int) -> int:
    """How many working days the year has."""
    return calendar.workdays_between(date(of - 1, 12, 31), date(of, 12, 31))


def _month(calendar: Calendar, of: int, month: int, today: date) -> Month:
    days = [date(of, month, number) for number in range(1, monthrange(of, month)[1] + 1)]
    works = sum(calendar.is_workday(day) for day in days)
    return Month([_day(calendar, day, today) for day in days], f"{month}月，{works} 个工作日")


def _day(calendar: Calendar, day: date, today: date) -> Day:
    works, weekend = calendar.is_workday(day), day.weekday() >= 5
    kind = "fut" if works else "wk" if weekend else "hol"
    return Day(day, kind, "" if works else "休", made_up=works and weekend, today=day == today)


def way(start: date, steps: Iterable[Step], today: date) -> list[Day]:
    """The days from the start to the due day, each with its number or the word why not."""
    listed = list(steps)
    if not listed:
        return []
    # With FirstDay.SAME the start is itself the first step.
    before = [] if listed[0].day <= start else [Day(start, "recv", "起算", today=start == today)]
    last = listed[-1].day
    return before + [_step(step, today, last) for step in listed]


def _step(step: Step, today: date, last: date) -> Day:
    weekend = step.day.weekday() >= 5
    made_up = weekend and step.reason.startswith("调休")
    kind = "cnt" if step.counted else "pau" if step.reason.startswith("暂停") else "hol"
    word = {"cnt": "", "pau": "暂停"}.get(kind, "休")
    is_today, is_last = step.day == today, step.day == last
    return Day(step.day, kind, word, step.number, made_up, today=is_today, end=is_last)
