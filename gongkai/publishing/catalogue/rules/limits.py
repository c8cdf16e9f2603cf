"""公开时限 as catalogues write it, and what it asks for.

条例 art. 26: within 20 working days of formation or change, unless a law or regulation sets
another limit. 及时, 实时 and the like are no longer than that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from gongkai.ground.language.normal import normalise
from gongkai.ground.language.numerals import number_of

Kind = Literal["within", "at_once", "lasting", "every", "unknown"]
DEFAULT_DAYS = 20

MOST_DAYS, MOST_MONTHS = 28, 0  # what 20 working days are at most, week by week, in other units
# A day of the calendar sets no amount: 每年3月31日前 is a date, 2026年6月30日前 is over some day.
_DATE = re.compile(r"(?:[0-9]{4}年)?\s*([0-9]{1,2})月\s*([0-9]{1,2})[日号]|[0-9]{4}年")
# How long something stays on show is not how soon it has to be there.
_SHOWN_FOR = re.compile(r"(?:不少于|不短于|至少|公示期|公示时间|公示)[^，。；,;]{0,6}?$")
_WITHIN = re.compile(
    r"(?P<number>[0-9]{1,3}|[零一二三四五六七八九十百两]{1,5})\s*个?\s*(?P<unit>工作日|自然日|日|天|个?月)"
)
_EVERY = re.compile(r"(?:每|按)\s*(?P<every>年|半年|季度?|月|周)|(?P<adverb>逐月|逐季)")
_AT_ONCE = re.compile(r"实时|即时|及时|随时|立即|当[日天]|动态")
_LASTING = re.compile(r"长期|永久|常年|持续")
_EVERIES = {
    "年": "year",
    "半年": "half",
    "季": "quarter",
    "季度": "quarter",
    "月": "month",
    "周": "week",
}
_ADVERBS = {"逐月": "month", "逐季": "quarter"}


@dataclass(frozen=True, slots=True)
class Limit:
    """``amount`` and ``unit`` (workday, day, month) of ``within``; ``every`` of a rhythm.

    ``counted`` is whether the words name an amount of their own; ``month_day`` the date of a yearly
    one. ``sure`` is False where the words leave something open, or ask for more time than the law.
    """

    kind: Kind
    amount: int = DEFAULT_DAYS
    unit: str = "workday"
    every: str = ""
    counted: bool = False
    month_day: tuple[int, int] | None = None
    sure: bool = True

    @property
    def exceeds_the_law(self) -> bool:
        """Whether an own amount is longer than 20 working days: 条例 art. 26 leaves that to laws
        and regulations, never to a catalogue."""
        most = {"workday": DEFAULT_DAYS, "day": MOST_DAYS, "month": MOST_MONTHS}
        return self.kind == "within" and self.amount > most[self.unit]


def read_limit(text: str) -> Limit:
    """What the words ask for; 20 working days where they set no number of their own."""
    plain = normalise(text)
    every = _every_of(_EVERY.search(plain))
    if dated := _DATE.search(plain):
        return _dated(dated, every)
    found = _WITHIN.search(plain)
    amount = number_of(found["number"]) if found is not None else None
    if found is not None and amount and not _SHOWN_FOR.search(plain[: found.start()]):
        kind: Kind = "every" if every else "within"
        read = Limit(kind, amount, _unit(found["unit"]), every, counted=True)
        return replace(read, sure=not read.exceeds_the_law)
    if every:
        return Limit("every", every=every)
    return UNKNOWN if found is not None else _without_number(plain)


def _dated(found: re.Match[str], every: str) -> Limit:
    day = _day_of(found) if every == "year" else None
    return Limit("every" if every else "unknown", every=every, month_day=day, sure=day is not None)


def _without_number(plain: str) -> Limit:
    if _AT_ONCE.search(plain):
        return Limit("at_once")
    return Limit("lasting") if _LASTING.search(plain) else UNKNOWN


def _day_of(found: re.Match[str]) -> tuple[int, int] | None:
    """Month and day that every year has; None for any other."""
    if found[1] is None:
        return None
    month, day = int(found[1]), int(found[2])
    try:
        date(2001, month, day)
    except ValueError:
        return None
    return month, day


def _unit(said: str) -> str:
    if said == "工作日":
        return "workday"
    return "month" if said.endswith("月") else "day"


def _every_of(found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    return _EVERIES.get(found["every"] or "", "") or _ADVERBS.get(found["adverb"] or "", "")


UNKNOWN = Limit("unknown", sure=False)
