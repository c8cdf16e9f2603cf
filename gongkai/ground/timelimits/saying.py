"""How dates and amounts are written for people."""

from __future__ import annotations

from datetime import date

from .enums import Unit

_WEEKDAYS = "一二三四五六日"


def day(value: date, more: str = "") -> str:
    """``2026年10月16日（星期五）``; with ``more`` ``2026年9月14日（星期一，收到申请）``."""
    inside = f"星期{_WEEKDAYS[value.weekday()]}" + (f"，{more}" if more else "")
    return f"{short(value)}（{inside}）"


def short(value: date) -> str:
    """``2026年10月16日``."""
    return f"{value.year}年{value.month}月{value.day}日"


def amount(count: int, unit: Unit) -> str:
    """``20 个工作日``, ``30 日``."""
    return f"{count} {unit.label}"
