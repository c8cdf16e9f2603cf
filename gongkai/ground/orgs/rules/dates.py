"""Periods with a first and a last day; None is open."""

from __future__ import annotations

from datetime import date


def said(day: date) -> str:
    """A day as sentences name it: 2026年5月6日."""
    return f"{day.year}年{day.month}月{day.day}日"


def runs(day: date, since: date | None, until: date | None) -> bool:
    """Whether ``day`` lies in the period; both ends belong to it."""
    return (since is None or since <= day) and (until is None or day <= until)


def overlap(
    since: date | None, until: date | None, other_since: date | None, other_until: date | None
) -> bool:
    """Whether two periods share a day."""
    starts_in_time = other_until is None or since is None or since <= other_until
    other_starts_in_time = until is None or other_since is None or other_since <= until
    return starts_in_time and other_starts_in_time
