"""The only source of "now". Everything else asks here, so that time can be held still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")

_held: ContextVar[datetime | None] = ContextVar("held_time", default=None)


def now() -> datetime:
    """The present moment, aware, in China's time."""
    held = _held.get()
    return held if held is not None else datetime.now(UTC).astimezone(CHINA)


def today() -> date:
    """The present day in China."""
    return now().date()


@contextmanager
def hold(moment: datetime) -> Iterator[None]:
    """Hold time still at ``moment`` (aware). Used by the example district and by tests."""
    if moment.tzinfo is None:
        raise ValueError("a held moment must carry its time zone")
    token = _held.set(moment.astimezone(CHINA))
    try:
        yield
    finally:
        _held.reset(token)
