"""The day within each period of a year: 每月10日前, 每季度首月15日前. Pure.

A deadline that comes again keeps its day as a date, that of the year's first period: 10 January is
the 10th of each month or of each quarter's first month, 10 April the 10th after each quarter
(季度次月10日). The last day of a month stands for the last day of each (首月底).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}  # in each period


def month_end(year: int, month: int) -> date:
    """The last day of a month; the 13th is the next year's first."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def day_in(every: str, at: int, sample: date, year: int) -> date:
    """The day of the year's period ``at`` (from 1) that corresponds to ``sample``."""
    if every == "year":
        return sample
    end = month_end(year, (at - 1) * MONTHS[every] + _place(every, sample) + 1)
    return end if _is_last(sample) else end.replace(day=min(sample.day, end.day))


def is_sample(every: str, day: date) -> bool:
    """Whether ``day`` can stand for that of each period: in the first, or the month after it."""
    return every in MONTHS and day.month - 1 <= MONTHS[every]


def day_in_words(every: str, sample: date) -> str:
    """10日前, 首月15日前, 次月底前, 1月31日前; empty where there are no periods."""
    if every not in MONTHS:
        return ""
    if every == "year":
        return f"{sample.month}月{sample.day}日前"
    month = _month_in_words(_place(every, sample), MONTHS[every])
    return f"{month}底前" if month and _is_last(sample) else f"{month}{sample.day}日前"


def _month_in_words(place: int, months: int) -> str:
    if place == months:
        return "次月"
    if months == 1:
        return ""
    return {0: "首月", months - 1: "末月"}.get(place, f"第{'一二三四五六'[place]}个月")


def _place(every: str, sample: date) -> int:
    """How many months after the first month of its period; one that is too late counts anew."""
    passed, months = sample.month - 1, MONTHS[every]
    return passed if passed <= months else passed % months


def _is_last(day: date) -> bool:
    return day == month_end(day.year, day.month)
