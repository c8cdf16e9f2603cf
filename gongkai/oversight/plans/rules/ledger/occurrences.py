"""When each part of a task is due: a plan's deadlines become days with a reason.

A fixed day is one part; what recurs or has a quota has one part for each time; what follows an
event has one for each event that was recorded; all else is looked at once a year (年度检查).
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from gongkai.ground.timelimits import saying
from gongkai.ground.timelimits.enums import FirstDay, Unit
from gongkai.ground.timelimits.rules.clock import Clock
from gongkai.ground.timelimits.rules.limits import months_after

from ...saying import day_words
from ..periods import day_in, month_end

if TYPE_CHECKING:
    from gongkai.ground.timelimits.calendar import Calendar

CHECK = "year"
FIXED, TIMES, STARTED, YEARLY, MEASURE = "fixed", "times", "started", "yearly", "measure"
# Last month of each period of the year.
PERIODS = {
    "month": tuple(range(1, 13)),
    "quarter": (3, 6, 9, 12),
    "half_year": (6, 12),
    "year": (12,),
}
NAMES = {
    "month": [f"{month}月" for month in range(1, 13)],
    "quarter": ["第一季度", "第二季度", "第三季度", "第四季度"],
    "half_year": ["上半年", "下半年"],
    "year": ["全年"],
}
MOST_TIMES = 60  # a plan that asks for more in one period was misread


@dataclass(frozen=True, slots=True)
class Limit:
    """One deadline of the plan, as ``TaskDeadline`` stores it. ``key`` stays the same for good."""

    key: int
    kind: str
    text: str = ""
    date: date | None = None
    days: int | None = None
    day_unit: str = ""
    event: str = ""
    every: str = ""
    times: int | None = None
    since: dt.date | None = None  # the day on which an amendment brought it; None: the plan's own


@dataclass(frozen=True, slots=True)
class Start:
    """An event that sets a deadline going, recorded by somebody as event ``number``."""

    deadline: int
    number: int
    on: date
    what: str


@dataclass(frozen=True)
class Frame:
    """What days are counted in: the plan's year, its day of issue, the yearly check, the calendar.

    ``first_day`` is the installation's convention (GONGKAI_FIRST_DAY).
    """

    year: int
    issued: date
    check: date
    calendar: Calendar
    first_day: FirstDay = FirstDay.NEXT


@dataclass(frozen=True, slots=True)
class Due:
    """One part of an assignment: its stable key, its name, its last day and why it is that day.

    ``due`` None: it has not begun. ``counted`` parts have to be reported one by one. A part that
    ``closes`` ends with the whole: it is done when completion is asked for, not by a report.
    """

    key: str
    label: str
    due: date | None
    kind: str
    why: tuple[str, ...] = ()
    provisional: bool = False
    done_on: date | None = None
    closes: bool = False

    @property
    def counted(self) -> bool:
        """Whether the part must be reported by itself before the whole can be done."""
        return self.kind in (TIMES, STARTED)

    @property
    def own(self) -> bool:
        """Whether it is a measure that the unit set itself: it binds nobody else."""
        return self.kind == MEASURE

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None

    @property
    def late(self) -> bool:
        """Whether it was done after its day."""
        return self.done_on is not None and self.due is not None and self.done_on > self.due


def dues(limits: Iterable[Limit], starts: Iterable[Start], frame: Frame) -> tuple[Due, ...]:
    """All parts, by day. There is always at least one: what has no day has the yearly check."""
    listed, begun = list(limits), list(starts)
    ends = {limit.key: _fixed_before(limit, listed) for limit in listed if _within_year(limit)}
    # A number of times in the year that ends on a fixed day says already what that day asks for.
    told = {
        day.key
        for limit in listed
        if (before := ends.get(limit.key))
        for part in _quota(limit, frame, before[-1].date)
        for day in before
        if day.date == part.due
    }
    found: list[Due] = []
    for limit in listed:
        if limit.key not in told:
            before = ends.get(limit.key)
            found += _parts(limit, begun, frame, before[-1].date if before else None)
    found = _told_apart(found, frame)
    dayless = [each for each in listed if not _has_days(each)]
    if dayless or not found:
        found.append(_yearly_check(dayless, listed, frame))
    return tuple(sorted(found, key=lambda part: (part.due is None, part.due or frame.check)))


def _fixed_before(quota: Limit, listed: list[Limit]) -> list[Limit]:
    """The fixed days that stand before a number of times, the last day last.

    One that stands behind it belongs to something else (``rules.deadlines.clauses``).
    """
    before = itertools.takewhile(lambda each: each is not quota, listed)
    days = [(each.date, each) for each in before if each.kind == "date" and each.date]
    return [each for _, each in sorted(days, key=lambda one: one[0])]


def _within_year(limit: Limit) -> bool:
    """Whether so many times are asked for at any time of the year."""
    every = limit.every if limit.every in PERIODS else "year"
    return limit.kind == "quota" and bool(limit.times) and every == "year"


def _told_apart(parts: list[Due], frame: Frame) -> list[Due]:
    """Several fixed days are named by their day, so that people know which one they report."""
    fixed = {part.due for part in parts if part.kind == FIXED}
    if len(fixed) < 2:
        return parts
    return [
        replace(part, label=f"{_short(part.due, frame)}前{part.label}")
        if part.kind == FIXED and part.due
        else part
        for part in parts
    ]


def _short(day: date, frame: Frame) -> str:
    """4月11日; with its year where that is another than the plan's."""
    year = "" if day.year == frame.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"


def _has_days(limit: Limit) -> bool:
    """Whether the deadline gives days by itself, without anything that must happen first."""
    if limit.kind == "date":
        return limit.date is not None
    if limit.kind == "quota":
        return bool(limit.times)
    return limit.kind == "recurring" and limit.every in PERIODS


def _parts(
    limit: Limit, starts: list[Start], frame: Frame, fixed_end: date | None
) -> Iterator[Due]:
    if limit.kind == "date" and limit.date:
        why = f"{_written(limit)}“{limit.text}”，最后一天是{day_words(limit.date)}。"
        yield Due(f"{limit.key}", "办完", limit.date, FIXED, (why,))
    elif limit.kind == "quota" and limit.times:
        yield from _quota(limit, frame, fixed_end)
    elif limit.kind == "recurring" and limit.every in PERIODS:
        yield from _recurring(limit, frame)
    elif limit.kind == "after_event":
        for start in starts:
            if start.deadline == limit.key:
                yield _started(limit, start, frame)


def _written(limit: Limit) -> str:
    """Who set the deadline: the plan as it was issued, or the office later, and when."""
    since = limit.since
    if since is None:
        return "工作要点写明"
    return f"政务公开办{since.year}年{since.month}月{since.day}日写明"


def _recurring(limit: Limit, frame: Frame) -> Iterator[Due]:
    """One part for each period that was not over when it was first asked for."""
    times = min(limit.times or 1, MOST_TIMES)
    for at, end in _periods(limit.every, limit.since, frame):
        due, why, provisional = _of_period(limit, at, end, frame)
        if due < _first(limit.since, frame):
            continue  # its day had passed, as on the 20th that of 每月10日前
        for time in range(1, times + 1):
            name = NAMES[limit.every][at - 1] + (f"第 {time} 次" if times > 1 else "")
            yield Due(f"{limit.key}.{at}.{time}", name, due, TIMES, why, provisional)


def _periods(every: str, since: date | None, frame: Frame) -> Iterator[tuple[int, date]]:
    """Number and last day of each period of the year that ends on or after the day of issue, or
    the day on which an amendment brought the deadline."""
    for at, month in enumerate(PERIODS[every], start=1):
        end = month_end(frame.year, month)
        if end >= _first(since, frame):
            yield at, end


def _first(since: date | None, frame: Frame) -> date:
    return max(frame.issued, since or frame.issued)


def _of_period(
    limit: Limit, at: int, end: date, frame: Frame
) -> tuple[date, tuple[str, ...], bool]:
    """The last day for one period: its own day, its end, or so long after its end."""
    said = f"{_written(limit)}“{limit.text}”"
    if limit.date:
        due = day_in(limit.every, at, limit.date, frame.year)
        this = "" if limit.every == "year" else "这一期的"
        return due, (f"{said}，{this}最后一天是{day_words(due)}。",), False
    if not limit.days:
        return end, (f"{said}，这一期到{day_words(end)}为止。",), False
    if limit.day_unit == "month":
        # A period ends with a month, so that whole months follow it.
        due = month_end(end.year, end.month + limit.days)
        return due, (f"{said}，这一期满后 {limit.days} 个月，最后一天是{day_words(due)}。",), False
    clock = _clock(limit, frame).start(end, "这一期结束")
    reading = clock.read(end)
    assert reading.due is not None, "a clock that never pauses has a due day"
    return reading.due, (f"{said}。", *_explained(clock, end)), reading.provisional


def _quota(limit: Limit, frame: Frame, fixed_end: date | None) -> Iterator[Due]:
    """One part for each time; within a year they are all due at its end, or on the fixed day."""
    times = min(limit.times or 1, MOST_TIMES)
    every = limit.every if limit.every in PERIODS else "year"
    for at, end in _periods(every, limit.since, frame):
        whole_year = every == "year"
        if limit.date:
            due = day_in(every, at, limit.date, frame.year)
        else:
            due = (fixed_end or min(end, frame.check)) if whole_year else end
        if not whole_year and due < _first(limit.since, frame):
            continue
        within = "年内" if whole_year else "这一期"
        why = f"{_written(limit)}“{limit.text}”，{within}要做 {times} 次，最迟{day_words(due)}。"
        period = "" if whole_year else NAMES[every][at - 1]
        for time in range(1, times + 1):
            name = f"{period}第 {time} 次（共 {times} 次）"
            yield Due(f"{limit.key}.{at}.{time}", name, due, TIMES, (why,))


def _started(limit: Limit, start: Start, frame: Frame) -> Due:
    what = start.what or limit.event or "有关事项"
    key, label = f"{limit.key}@{start.number}", f"{what}（{start.on.month}月{start.on.day}日起）"
    if not limit.days:
        why = f"{_written(limit)}“{limit.text}”，没有写天数，按年度检查日办。"
        return Due(key, label, frame.check, STARTED, (why,))
    if limit.day_unit == "month":
        due = months_after(start.on, limit.days)
        counted = _months_explained(start.on, limit.days, what)
        return Due(key, label, due, STARTED, (f"{_written(limit)}“{limit.text}”。", *counted))
    clock = _clock(limit, frame).start(start.on, what)
    reading = clock.read(start.on)
    said = f"{_written(limit)}“{limit.text}”。"
    return Due(
        key, label, reading.due, STARTED, (said, *_explained(clock, start.on)), reading.provisional
    )


def _months_explained(on: date, months: int, what: str) -> Iterator[str]:
    due = months_after(on, months)
    yield f"自{saying.day(on, what)}起算，按月计 {months} 个月。"
    if due.day != on.day:
        yield f"{due.month}月没有{on.day}日，以月末为准。"
    yield f"到期日为{day_words(due)}。"


def _clock(limit: Limit, frame: Frame) -> Clock:
    unit = Unit.WORKDAY if limit.day_unit == "workday" else Unit.DAY
    return Clock(frame.calendar, limit.days or 1, unit, frame.first_day)


def _explained(clock: Clock, on: date) -> list[str]:
    """The clock's sentences about the day itself; how it stands today is the light's business."""
    sentences = clock.explain(on)
    due = clock.due
    assert due is not None, "a clock that never pauses has a due day"
    standing = [each for each in sentences if each.startswith("到期日为")]
    return [f"到期日为{day_words(due)}。" if each in standing else each for each in sentences]


def _yearly_check(dayless: list[Limit], listed: list[Limit], frame: Frame) -> Due:
    waiting = next((each for each in dayless if each.kind == "after_event"), None)
    said = next((each.text for each in dayless or listed if each.text), "")
    if waiting is not None:
        why = f"“{waiting.text}”要等事情发生以后起算；没有发生的，年底说明情况。"
    elif listed and not dayless:
        when = "加上" if any(each.since for each in listed) else "印发"
        why = f"工作要点写的是“{said}”，{when}的时候各期都已经过去，按年度检查日办。"
    elif said:
        why = f"工作要点写的是“{said}”，没有固定的日子，每年检查一次。"
    else:
        why = "工作要点没有写时限，每年检查一次。"
    return Due(CHECK, "年度检查", frame.check, YEARLY, (why, f"检查日是{day_words(frame.check)}。"))


def moved(part: Due, until: date, reason: str) -> Due:
    """The part with its last day moved by the office: certain from now on, and never earlier.

    What a new calendar has moved past the day that the office gave keeps its own day.
    """
    if part.due is not None and part.due >= until:
        return part
    why = f"政务公开办同意延到{day_words(until)}：{reason.rstrip('。')}。"
    return replace(part, due=until, why=(*part.why, why), provisional=False)
