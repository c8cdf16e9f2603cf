"""Quiet hours: the part of the day in which nobody's telephone rings for us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From ``start`` (included) to ``end`` (not included); past midnight when end <= start."""

    start: time
    end: time

    def covers(self, moment: datetime) -> bool:
        """Whether ``moment``, in local time, is quiet."""
        at = moment.time()
        if self.start < self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end

    def next_allowed(self, moment: datetime) -> datetime:
        """``moment`` itself if it is not quiet, otherwise the end of the quiet hours."""
        if not self.covers(moment):
            return moment
        end = moment.replace(
            hour=self.end.hour, minute=self.end.minute, second=self.end.second, microsecond=0
        )
        return end if end > moment else end + timedelta(days=1)


def read_quiet_hours(text: str) -> QuietHours | None:
    """``21:00-08:00`` as quiet hours; empty text means that there are none.

    Raises ValueError for anything else, and for hours that begin and end at the same time.
    """
    if not text.strip():
        return None
    start, dash, end = text.strip().partition("-")
    if not dash:
        raise ValueError(f"quiet hours must look like 21:00-08:00, not {text!r}")
    hours = QuietHours(time.fromisoformat(start.strip()), time.fromisoformat(end.strip()))
    if hours.start == hours.end:
        raise ValueError("quiet hours that never end would keep every message back")
    return hours
