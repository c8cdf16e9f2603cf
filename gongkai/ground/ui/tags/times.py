"""Days and figures as people write them."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.safestring import SafeString

from gongkai.ground.core import clock

from ..filling import filled

WEEKDAYS = "一二三四五六日"


def _day(moment: date | datetime) -> date:
    """The day in China."""
    return moment.astimezone(clock.CHINA).date() if isinstance(moment, datetime) else moment


def _time(machine: str, human: str) -> SafeString:
    return filled('<time datetime="{}">{}</time>', machine, human)


def weekday(moment: date) -> str:
    """星期四"""
    return f"星期{WEEKDAYS[_day(moment).weekday()]}"


def cn_date(moment: date | datetime | None) -> str:
    """2025年10月9日 星期四, as a ``<time>``; nothing for None."""
    if moment is None:
        return ""
    day = _day(moment)
    return _time(day.isoformat(), f"{day.year}年{day.month}月{day.day}日 {weekday(day)}")


def cn_day(moment: date | datetime | str | None) -> str:
    """2025年10月9日; of a text as data keep it (2025-10-09), too. Nothing for None and ""."""
    if not moment:
        return ""
    day = date.fromisoformat(moment) if isinstance(moment, str) else _day(moment)
    return _time(day.isoformat(), f"{day.year}年{day.month}月{day.day}日")


def cn_short(moment: date | datetime | None) -> str:
    """10月9日 in the present year, 2024年10月9日 in others."""
    if moment is None:
        return ""
    day = _day(moment)
    year = "" if day.year == clock.today().year else f"{day.year}年"
    return _time(day.isoformat(), f"{year}{day.month}月{day.day}日")


def cn_time(moment: datetime | None) -> str:
    """10月9日 16:20, with the year when it is not the present one."""
    if moment is None:
        return ""
    there = moment.astimezone(clock.CHINA)
    year = "" if there.year == clock.today().year else f"{there.year}年"
    return _time(
        there.isoformat(timespec="minutes"), f"{year}{there.month}月{there.day}日 {there:%H:%M}"
    )


def days_left(due: date | None) -> str:
    """还剩 3 天, 今天到期, 已超 2 天: calendar days from today to ``due``."""
    if due is None:
        return "没有期限"
    days = (_day(due) - clock.today()).days
    if days < 0:
        return f"已超 {-days} 天"
    return f"还剩 {days} 天" if days else "今天到期"


def light(due: date | None, soon: int = 3) -> str:
    """The state that goes with ``days_left``: late, soon (up to ``soon`` days) or clock."""
    if due is None:
        return "clock"
    days = (_day(due) - clock.today()).days
    if days < 0:
        return "late"
    return "soon" if days <= soon else "clock"


def cn_number(number: float | None) -> str:
    """1,286: thousands apart, nothing rounded; nothing for None."""
    return "" if number is None else f"{number:,}"


def today() -> date:
    """The present day in China, by the house's own clock."""
    return clock.today()
