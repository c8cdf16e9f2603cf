"""算一算: from a start and a limit to the last day, with its explanation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .. import saying
from ..calendar import PROVISIONAL, Calendar
from ..enums import FirstDay, Nature, Unit
from .clock import Clock, Step
from .limits import Limit, due


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The last day, how sure it is, why, and each day on the way (none by months and dates)."""

    day: date
    provisional: bool
    sentences: tuple[str, ...]
    steps: tuple[Step, ...] = ()


def reckon(
    limit: Limit, start: date, calendar: Calendar, first_day: FirstDay, today: date
) -> Reckoning | None:
    """Apply ``limit`` to an event on ``start``; None where the law gives no count.

    OverflowError past the year 9999.
    """
    last = due(limit, start, calendar, first_day)
    if last is None:
        return None
    doubtful = calendar.provisional_between(min(start, last), max(start, last))
    if limit.amount is not None and limit.unit in (Unit.WORKDAY, Unit.DAY) and not limit.ahead:
        clock = Clock(calendar, limit.amount, limit.unit, first_day, limit.rolls).start(start)
        sentences = [*clock.explain(today), *_of_a_window(limit, last)]
        return Reckoning(last, doubtful, tuple(sentences), tuple(clock.day_by_day()))
    sentences = [f"{limit.label}：{limit.said}。", f"算下来是{saying.day(last)}。"]
    counts_workdays = limit.unit is Unit.WORKDAY or limit.rolls
    if doubtful and counts_workdays:
        sentences.append(f"其中有的年份{PROVISIONAL}。")
    return Reckoning(last, doubtful and counts_workdays, tuple(sentences))


def _of_a_window(limit: Limit, last: date) -> list[str]:
    if limit.nature is not Nature.AT_LEAST:
        return []
    after = saying.short(last + timedelta(days=1))
    return [f"这是最短的期限：到{saying.short(last)}当日结束时才算满，{after}起才能进行下一步。"]
