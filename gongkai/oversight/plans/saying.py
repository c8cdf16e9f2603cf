"""Deadlines and days as people read them. Pure, no Django."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .content import Deadline
from .rules.periods import day_in_words

DAY_WORDS = {"workday": "个工作日", "day": "日", "month": "个月"}
EVERY_WORDS = {
    "month": "每月",
    "quarter": "每季度",
    "half_year": "每半年",
    "year": "每年",
    "unspecified": "定期",
}
WEEKDAYS = "一二三四五六日"
SOON = 14  # days before a date from which it counts as soon


def day_words(day: date) -> str:
    """2025年6月30日（星期一）."""
    return f"{day.year}年{day.month}月{day.day}日（星期{WEEKDAYS[day.weekday()]}）"


def deadline_words(deadline: Deadline) -> str:
    """One deadline as a phrase; the plan's own words where figures are missing."""
    spoken = _SPOKEN[deadline["kind"]](deadline)
    return spoken or deadline.get("text") or "没有写明"


def all_words(deadlines: Iterable[Deadline]) -> str:
    """All deadlines of a task in one line, each phrase once."""
    return "；".join(dict.fromkeys(deadline_words(one) for one in deadlines))


@dataclass(frozen=True, slots=True)
class Light:
    """How a due day stands today: a kind of state (clock, soon, late, or none) and its word."""

    state: str
    word: str


def light(due: date | None, today: date) -> Light:
    """Days left in words. Without a date nothing is counted."""
    if due is None:
        return Light("", "没有固定日期")
    left = (due - today).days
    if left < 0:
        return Light("late", f"已过 {-left} 天")
    if left == 0:
        return Light("soon", "今天到期")
    return Light("soon" if left <= SOON else "clock", f"还剩 {left} 天")


def _date(deadline: Deadline) -> str:
    day = deadline.get("date")
    return f"{day_words(date.fromisoformat(day))}前" if day else ""


def _days(deadline: Deadline) -> str:
    days = deadline.get("days")
    return f"{days} {DAY_WORDS.get(deadline.get('unit') or 'day', '日')}" if days else ""


def _after_event(deadline: Deadline) -> str:
    days = _days(deadline)
    event = deadline.get("event") or "有关事项"
    start = event if event.endswith(("后", "起", "日", "内")) else f"{event}后"
    return f"{start} {days}内" if days else ""


def _every(deadline: Deadline, unsaid: str = "") -> str:
    every, day = deadline.get("every") or unsaid, deadline.get("date")
    on = day_in_words(every, date.fromisoformat(day)) if day else ""
    return EVERY_WORDS.get(every, "") + on


def _recurring(deadline: Deadline) -> str:
    every = _every(deadline)
    days = _days(deadline)
    return f"{every}，期满后 {days}内" if every and days else every


def _quota(deadline: Deadline) -> str:
    every = _every(deadline, "year") or EVERY_WORDS["year"]
    times = deadline.get("times")
    return f"{every}至少 {times} 次" if times else ""


def _window(deadline: Deadline) -> str:
    days = _days(deadline)
    return f"不少于 {days}" if days else ""


def _while(deadline: Deadline) -> str:
    return deadline.get("event") or ""


def _ongoing(deadline: Deadline) -> str:
    return deadline.get("text") or "长期坚持"


_SPOKEN = {
    "date": _date,
    "after_event": _after_event,
    "recurring": _recurring,
    "quota": _quota,
    "window": _window,
    "while": _while,
    "ongoing": _ongoing,
}
