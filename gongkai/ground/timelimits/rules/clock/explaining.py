"""How a due day came about, in Chinese sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from ... import saying
from ...calendar import PROVISIONAL, Calendar
from ...enums import FirstDay, State, Unit
from .events import Event
from .fold import Course, Pause, Step
from .reading import Reading


class Explained(Protocol):
    """What a clock must tell of itself to be put into sentences."""

    @property
    def calendar(self) -> Calendar: ...
    @property
    def amount(self) -> int: ...
    @property
    def unit(self) -> Unit: ...
    @property
    def first_day(self) -> FirstDay: ...
    @property
    def events(self) -> tuple[Event, ...]: ...
    @property
    def course(self) -> Course: ...
    def day_by_day(self) -> list[Step]: ...


def sentences(clock: Explained, reading: Reading, today: date) -> list[str]:
    """What ``Clock.explain`` says: start, pauses, extensions, days left out, due day, doubts."""
    if clock.course.start is None:
        return ["还没有起算。"]
    return [
        _started(clock),
        *_pauses(clock),
        *_extensions(clock),
        *_left_out(clock),
        _standing(clock, reading, today),
        *_doubts(clock, reading),
    ]


def _started(clock: Explained) -> str:
    start = clock.course.start
    assert start is not None
    first = "当日" if clock.first_day is FirstDay.SAME else "次日"
    day = saying.day(start.day, start.reason)
    amount = saying.amount(clock.amount, clock.unit)
    if start.again:
        return f"自{day}重新起算，此前的计时作废，{first}起计 {amount}。"
    return f"自{day}起算，{first}起计 {amount}。"


def _pauses(clock: Explained) -> Iterator[str]:
    pauses = clock.course.pauses
    for pause in pauses:
        reason = pause.reason or "依法扣除的时间"
        if pause.last is None:
            yield f"{saying.short(pause.first)}起暂停计时（{reason}），恢复后接着计算。"
        else:
            span = f"{saying.short(pause.first)}至{saying.short(pause.last)}"
            days = saying.amount(_length(clock, pause), clock.unit)
            yield f"{span}暂停计时（{reason}），其间 {days}不计。"
    if _overlapping(pauses):
        yield "几次暂停重叠的天数只扣除一次。"


def _length(clock: Explained, pause: Pause) -> int:
    assert pause.last is not None
    if clock.unit is Unit.DAY:
        return (pause.last - pause.first).days
    return clock.calendar.workdays_between(pause.first, pause.last)


def _overlapping(pauses: list[Pause]) -> bool:
    ordered = sorted(pauses, key=lambda pause: pause.first)
    reached: date | None = None
    for pause in ordered:
        if reached is not None and pause.first < reached:
            return True
        reached = max(reached or date.min, pause.last or date.max)
    return False


def _extensions(clock: Explained) -> Iterator[str]:
    for extension in clock.course.extensions:
        reason = f"（{extension.reason}）" if extension.reason else ""
        amount = saying.amount(extension.amount, clock.unit)
        yield f"{saying.short(extension.day)}决定延长 {amount}{reason}。"


def _left_out(clock: Explained) -> Iterator[str]:
    """Weekends, holidays and make-up days on the way to the due day."""
    if clock.unit is not Unit.WORKDAY:
        return
    reasons = [step.reason for step in clock.day_by_day()]
    weekends = reasons.count("周末")
    off = sum(reason.endswith("放假") for reason in reasons)
    made_up = sum(reason.startswith("调休上班") for reason in reasons)
    parts = [f"{weekends} 天周末"] * bool(weekends) + [f"{off} 天节假日"] * bool(off)
    if parts:
        extra = f"，{made_up} 天调休上班日照常计入" if made_up else ""
        yield f"其间 {'、'.join(parts)}不计{extra}。"


def _standing(clock: Explained, reading: Reading, today: date) -> str:
    left = saying.amount(abs(reading.days_left or 0), clock.unit)
    if reading.due is None:
        return f"现在暂停计时，还剩 {left}，恢复后才能算出到期日。"
    due = f"到期日为{saying.day(reading.due)}"
    if reading.state is State.STOPPED:
        assert clock.course.stopped is not None
        end = "，没有超期" if not reading.overdue else f"，超期 {left}"
        return f"{due}；已于{saying.short(clock.course.stopped)}办结{end}。"
    if reading.overdue:
        return f"{due}，已经超期 {left}。"
    return f"{due}，今天到期。" if reading.due == today else f"{due}，还有 {left}。"


def _doubts(clock: Explained, reading: Reading) -> Iterator[str]:
    if not reading.provisional or clock.course.start is None:
        return
    last = reading.due or max(event.day for event in clock.events)
    years = range(clock.course.start.day.year, last.year + 1)
    unknown = [year for year in years if clock.calendar.is_provisional(date(year, 1, 1))]
    named = "、".join(f"{year}年" for year in unknown)
    yield f"{named}的放假安排还没有录入，{PROVISIONAL}；录入后自动重算。"
