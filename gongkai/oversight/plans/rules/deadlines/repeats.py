"""Again and again: quotas (每年至少2次) and rhythms (按季度, 每月, 定期)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.ground.language.numerals import number_of
from gongkai.oversight.plans.rules.deadlines.context import NUMBER, Context, Found, found
from gongkai.oversight.plans.rules.deadlines.dates import fixed_days

_PERIOD = (
    r"(?:每(?:个)?(?:月|季度|季|半年|年度?|学年|学期|周)"
    r"|年内|全年|本年度|年度内|一年内?|半年内?|20\d{2}年度?)"
)
_LEAST = r"(?:至少|不少于|不低于|不得少于|最少)"
_TIMES = rf"(?P<n>{NUMBER})(?:余)?(?:场次|次|场|期|轮|回)"
_QUOTA = re.compile(
    rf"(?:(?P<period>{_PERIOD})[^，。；、]{{0,24}}?)?"
    rf"(?:{_LEAST}(?P<within>{_PERIOD})?[^，。；、\d]{{0,10}}?{_TIMES}"
    rf"|(?P<n2>{NUMBER})(?:场次|次|场|期|轮|回)(?:及)?以上)"
)
_RHYTHM = re.compile(
    rf"(?:每(?:个)?|按|逐)(?P<every>月|季度|季|半年|年(?!龄|级|轻|代))度?(?!计划|工作|任务|考核|报告)"
    rf"(?P<by>(?:\d{{1,2}}月)?(?:\d{{1,2}}日|底|末|初|首月\d{{1,2}}日)(?:之?前)?)?"
    rf"(?:[^，。；、\d]{{0,10}}?(?P<n>{NUMBER})(?:场次|次|场|期|轮|回))?"
)
_PERIOD_ALONE = re.compile(r"(?P<every>月|季|半年|年)度(?:推进|公开|公布|报送|更新)?")
_OFTEN = re.compile(r"(?<!不)定期|每周|每日|每天|逐日|逐周|按周|按日|每学期")
_EVERY = {"月": "month", "季": "quarter", "半": "half_year", "年": "year", "一": "year"}


def quotas(text: str, context: Context) -> Iterator[Found]:
    """At least so many times within a period, a year if none is named."""
    for match in _QUOTA.finditer(text):
        times = number_of(match["n"] or match["n2"])
        every = _every(match["period"] or match["within"] or "年")
        yield found(match.start(), match.group(), context, "quota", every=every, times=times)


def rhythms(text: str, context: Context) -> Iterator[Found]:
    """What comes again by month, quarter, half-year or year, or 定期 without saying when."""
    for match in _RHYTHM.finditer(text):
        times = number_of(match["n"]) if match["n"] else None
        every = _every(match["every"])
        # 每年12月底前 comes again, and in the plan's year it is a day.
        days = [one.deadline.date for one in fixed_days(match["by"] or "", context)]
        date = days[0] if days and every == "year" else None
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
    return "unspecified" if period.endswith(("周", "期")) else "year"
