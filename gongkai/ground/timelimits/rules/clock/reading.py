"""What a clock shows on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...enums import State


@dataclass(frozen=True, slots=True)
class Reading:
    """A clock read on one day.

    ``due`` is the last day in time, None while a pause without end holds it open (or before the
    start). ``days_left`` is in the clock's own unit: what may still be used after today; 0 on the
    due day, negative when late, None before the start. A stopped clock is read as of its stop.
    ``provisional`` is true when the way to ``due`` crosses a year without a holiday notice.
    """

    state: State
    due: date | None
    days_left: int | None
    overdue: bool
    provisional: bool
    used: int
    total: int
    paused_for: tuple[str, ...] = ()
