"""Again and again: quotas (每年至少2次), rhythms (按季度, 每月, 定期) and what comes every week."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.ground.language.numerals import number_of
from gongkai.oversight.plans.rules.deadlines.context import NUMBER, Context, Found, found, squeezed
from gongkai.oversight.plans.rules.deadlines.within import WITHIN, day_within
from gongkai.oversight.plans.rules.model import Deadline

_PERIOD = (
    r"(?:每(?:个|一)?(?:月|季度|季|半年|年度?|学年|学期)"
    # 2025年11月底前 is a day of its own.
    r"|年内|全年|本年度|年度内|一年内?|半年内?|20\d{2}年度?(?!\d|[一二三四五六七八九十]+月|年?[底末]))"
)
_LEAST = r"(?:至少|不少于|不低于|不得少于|最少)"
_TIMES = rf"(?P<n>{NUMBER})(?:余)?(?:场次|次|场|期|轮|回)"
_QUOTA = re.compile(
    rf"(?:(?P<period>{_PERIOD})(?P<by>{WITHIN})?[^，。；、]{{0,24}}?)?"
    rf"(?:{_LEAST}(?P<within>{_PERIOD})?[^，。；、\d]{{0,10}}?{_TIMES}"
    rf"|(?P<n2>{NUMBER})(?:场次|次|场|期|轮|回)(?:及)?以上)"
)
_RHYTHM = re.compile(
    rf"(?:每(?:个|一)?|按|逐)(?P<every>月|季度|季|半年|年(?!龄|级|轻|代))度?(?!计划|工作|任务|考核|报告)"
    rf"(?P<by>{WITHIN})?"
    rf"(?:[^，。；、\d]{{0,10}}?(?P<n>{NUMBER})(?:场次|次|场|期|轮|回))?"
)
_PERIOD_ALONE = re.compile(r"(?P<every>月|季|半年|年)度(?:推进|公开|公布|报送|更新)?")
_OFTEN = re.compile(r"(?<!不)定期|每周|每日|每天|逐日|逐周|按周|按日|每学期")
_THINGS = rf"{NUMBER}余?(?:场次|[次场期轮回条篇件份批则])(?:及?以上)?"
_WEEKLY = re.compile(
    rf"(?:{_LEAST})?每(?:个|一)?(?:周|星期|工作日|日|天)"
    rf"(?:[^，。；、]{{0,24}}?{_LEAST})?[^，。；、\d]{{0,10}}?{_THINGS}"
)
_EVERY = {"月": "month", "季": "quarter", "半": "half_year", "年": "year", "一": "year"}


def weekly(text: str, context: Context) -> Iterator[Found]:
    """So many times a week or a day: lasting work, looked at once a year, in the plan's own words.

    Two times each week would be 104 parts in a year, each to be reported by itself, and with the
    reminders before each day every unit would be reminded day after day: nobody would read them.
    """
    for match in _WEEKLY.finditer(text):
        yield found(match.start(), match.group(), context, "ongoing")


def is_weekly(deadline: Deadline) -> bool:
    """Whether a number of times a week or a day was read as lasting work (``weekly``)."""
    return deadline.kind == "ongoing" and bool(_WEEKLY.search(squeezed(deadline.text)[0]))


def quotas(text: str, context: Context) -> Iterator[Found]:
    """At least so many times within a period, a year if none is named."""
    for match in _QUOTA.finditer(text):
        times = number_of(match["n"] or match["n2"])
        every = _every(match["period"] or match["within"] or "年")
        date = day_within(match, every, context) if match["by"] else None
        yield found(
            match.start(), match.group(), context, "quota", date=date, every=every, times=times
        )


def rhythms(text: str, context: Context) -> Iterator[Found]:
    """What comes again by month, quarter, half-year or year, or 定期 without saying when."""
    for match in _RHYTHM.finditer(text):
        times = number_of(match["n"]) if match["n"] else None
        every = _every(match["every"])
        date = day_within(match, every, context) if match["by"] else None
        yield found(
            match.start(), match.group(), context, "recurring", date=date, every=every, times=times
        )
    if context.in_cell and (alone := _PERIOD_ALONE.fullmatch(text)):
        yield found(0, text, context, "recurring", every=_every(alone["every"]))
    for match in _OFTEN.finditer(text):
        yield found(match.start(), match.group(), context, "recurring", every="unspecified")


def _every(period: str) -> str:
    for sign in period.removeprefix("每").removeprefix("个"):
        if sign in _EVERY:
            return _EVERY[sign]
    return "unspecified" if period.endswith("期") else "year"
