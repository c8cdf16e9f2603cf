"""Days and counts as sentences say them. Pure, no Django."""

from __future__ import annotations

from datetime import date, datetime


def day(value: date) -> str:
    """2026年9月3日."""
    return f"{value.year}年{value.month}月{value.day}日"


def moment(value: datetime) -> str:
    """11月25日 14:05, of an aware time already in China's zone."""
    return f"{value.month}月{value.day}日 {value:%H:%M}"


def quoted(title: str) -> str:
    """《title》, whatever marks it already carries."""
    return f"《{title.strip('《》')}》"
