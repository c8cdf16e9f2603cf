"""The day within a period: 每月10日前, 每季度首月15日前, 每年1月31日前, 每季度次月10日前."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from gongkai.ground.language.numerals import number_of
from gongkai.oversight.plans.rules.deadlines.context import Context
from gongkai.oversight.plans.rules.periods import MONTHS, month_end

_N = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_TO = r"(?:-|—+|–|~|～|至|到)"
# 5日至10日, 3月至10月: the day is where the range ends.
_FROM = rf"(?:(?:{_N}月)?{_N}[日号]?{_TO}|{_N}月份?{_TO})?"
_PLACE = r"首|末|次|下|当|本|第[一二三四五六\d]|最后一"
_PART = r"底|末(?!月)|初|[上中下]旬"
_BEFORE = r"(?:之前|以前|前|以内|内)?"
# A word of time that follows the name of a period. Its groups are read by ``day_within``.
WITHIN = (
    r"(?:(?:结束|终了)?之?后)?(?:的|于|在)?(?:"
    rf"{_FROM}(?:(?P<next>次年|翌年)?(?P<month>{_N})月份?|(?P<place>{_PLACE})个?月份?)?的?"
    rf"(?:(?P<day>{_N})[日号]|[年季月]?(?P<part>{_PART}))"
    rf"|{_FROM}(?P<month_alone>{_N})月份?|(?P<place_alone>{_PLACE})个?月份?"
    rf"){_BEFORE}(?!起|开始|以来|以后|之后|{_TO}{_N}[日号月])"
)
_PARTS = {"初": 10, "上旬": 10, "中旬": 20}


def day_within(match: re.Match[str], every: str, context: Context) -> dt.date | None:
    """The day in the first period of the plan's year (``rules.periods``). None where the words name
    the period's own end (每月底前), leave its month open (每季度10日前) or name no day there is."""
    if context.year is None or every not in MONTHS:
        return None
    month = _month(match, every)
    if month is None:
        return None
    last = month_end(context.year, month)
    day = number_of(match["day"]) if match["day"] else _PARTS.get(match["part"] or "", last.day)
    # The first period may be shorter than others; in a year there is one.
    longest = calendar.monthrange(2000, (month - 1) % 12 + 1)[1] if every == "year" else 31
    return last.replace(day=min(day, last.day)) if day and day <= longest else None


def _month(match: re.Match[str], every: str) -> int | None:
    """The month of the year's first period, counted on past December."""
    months = MONTHS[every]
    if number := number_of(match["month"] or match["month_alone"] or ""):
        known = every == "year" and 1 <= number <= 12
        return number + 12 * bool(match["next"]) if known else None
    if place := match["place"] or match["place_alone"]:
        return _placed(place, months)
    return 1 if every == "month" and (match["day"] or match["part"] in _PARTS) else None


def _placed(place: str, months: int) -> int | None:
    if place in ("次", "下"):
        return months + 1
    if months == 1:
        return 1 if place in ("当", "本") else None
    if place in ("末", "最后一"):
        return months
    number = 1 if place == "首" else number_of(place.removeprefix("第"))
    return number if number and number <= months else None
