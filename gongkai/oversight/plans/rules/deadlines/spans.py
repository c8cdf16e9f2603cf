"""Limits in days and months: windows (不少于30日), what follows an event (收到后1个月内)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from gongkai.ground.language.numerals import number_of
from gongkai.ground.timelimits.rules.limits import months_after
from gongkai.oversight.plans.rules.deadlines.context import NUMBER, Context, Found, found

_UNITS = {"工作日": "workday", "日": "day", "天": "day", "月": "month"}
# 2月内 is February: a number of months says 个.
_UNIT = r"个?工作日|个?日|个?天|个月"
_WINDOW = re.compile(
    rf"(?:不少于|不得少于|不低于|不短于|不得低于|至少(?:为)?)(?P<n>{NUMBER})(?P<u>{_UNIT})"
    # 至少两个月听取一次 is a rhythm.
    rf"(?!(?<=月)[^，。；、]{{0,10}}?[一1][次场期轮回])"
    rf"|(?P<n2>{NUMBER})(?P<u2>{_UNIT})(?:及)?以上"
)
_HAPPENS = (
    "印发|下发|发布|公布|作出|做出|形成|变更|确定|公开|通过|签发|受理|收到|生效|实施|完成|结束|批准|"
    "签订|竣工|获取|制作|成立|备案|召开|办结|调整|更新"
)
_AFTER = re.compile(
    rf"(?P<event>[^，。；：]{{1,40}}?)(?:之日起|之日后|之日|日起|之后|以后|起|后|)"
    rf"的?(?P<n>{NUMBER})(?P<u>{_UNIT}|月)(?:之内|以内|内)"
)
# A cell may leave the event to the requirement beside it: 5个工作日内办结.
_BARE = re.compile(
    rf"(?:^|(?<=[，。；：、]))(?:在|于)?(?P<n>{NUMBER})(?P<u>{_UNIT})(?:之内|以内|内)"
)
_BEGINS = re.compile(
    r".*(?:(?<![独亲各])自(?![然主身己查治动媒]|行(?!政))|(?<![关由属对至终位])于|(?<![所存现正实])在|从)(?=..)"
)
_HAPPENED = re.compile(rf".*(?:{_HAPPENS})$")
# As our own sheets say it (``saying.deadline_words``).
_OVER = re.compile(
    rf"每(?P<e>月|季度|半年|年)，期满后(?P<n>{NUMBER})(?P<u>{_UNIT})(?:之内|以内|内)"
)
_EVERY = re.compile(r"每个?(?P<e>月|季度|季|半年|年)度?(?:末|结束|终了)?$")
_ISSUE = re.compile(
    r"(?:(?:本|该)?(?:工作)?(?:要点|方案|通知|计划|意见|安排)|本文件)?(?:印发|下发|发布|公布|签发)$"
)
PERIODS = {"月": "month", "季度": "quarter", "季": "quarter", "半年": "half_year", "年": "year"}


def windows(text: str, context: Context) -> Iterator[Found]:
    """Minimum lengths: they say how long, not by when."""
    for match in _WINDOW.finditer(text):
        days = number_of(match["n"] or match["n2"])
        unit = _unit(match["u"] or match["u2"])
        yield found(match.start(), match.group(), context, "window", days=days, unit=unit)


def after_events(text: str, context: Context) -> Iterator[Found]:
    """Days or months after something happens; after the plan's own issue they become a date."""
    for match in _OVER.finditer(text):
        days, unit, every = number_of(match["n"]), _unit(match["u"]), PERIODS[match["e"]]
        yield found(
            match.start(), match.group(), context, "recurring", every=every, days=days, unit=unit
        )
    for match in _AFTER.finditer(text):
        event = match["event"]
        if begins := _BEGINS.match(event):
            event = event[begins.end() :]
        start = match.start() + len(match["event"]) - len(event)
        words = text[start : match.end()]
        connected = text[match.end("event") : match.start("n")].strip("的")
        if not connected and (not _HAPPENED.match(event) or match["u"] == "月"):
            continue
        yield _after(start, words, event, match, context)
    for match in _BARE.finditer(text) if context.in_cell else ():
        days, unit = number_of(match["n"]), _unit(match["u"])
        yield found(match.start(), match.group(), context, "after_event", days=days, unit=unit)


def _after(start: int, words: str, event: str, match: re.Match[str], context: Context) -> Found:
    days, unit = number_of(match["n"]) or 0, _unit(match["u"])
    if every := _EVERY.match(event):
        return found(
            start, words, context, "recurring", every=PERIODS[every["e"]], days=days, unit=unit
        )
    if _ISSUE.fullmatch(event) and (due := _due(days, unit, context)):
        return found(start, words, context, "date", date=due, days=days, unit=unit, event=event)
    return found(start, words, context, "after_event", days=days, unit=unit, event=event)


def _unit(words: str) -> str:
    return _UNITS[words.removeprefix("个")]


def _due(number: int, unit: str, context: Context) -> dt.date | None:
    if context.signed is None:
        return None
    if unit == "workday":
        return context.add_workdays(context.signed, number) if context.add_workdays else None
    if unit == "month":
        return months_after(context.signed, number)
    return context.signed + dt.timedelta(days=number)
