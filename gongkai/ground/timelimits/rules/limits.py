"""One time limit: how much, of what, from which event, by which article, and since when."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .. import saying
from ..calendar import Calendar
from ..enums import FirstDay, Mark, Nature, Unit


@dataclass(frozen=True, slots=True)
class Limit:
    """A row of the table of limits.

    ``code`` is "matter.what". ``amount`` and ``unit`` are None where the law gives no count
    (DUTY) or a date (BY_DATE: ``month_day``). ``starts_from`` names the event in Chinese; with
    ``ahead`` the count runs back from it (材料在听证会召开7日前送达). ``every`` is month, quarter
    or year where it recurs. ``rolls``: a last day off moves to the next working day. Valid from
    ``valid_from`` up to and with ``valid_until`` (None: still in force).
    """

    code: str
    label: str
    nature: Nature
    source: str
    mark: Mark
    valid_from: date
    amount: int | None = None
    unit: Unit | None = None
    starts_from: str = ""
    month_day: tuple[int, int] | None = None
    every: str = ""
    ahead: bool = False
    rolls: bool = False
    valid_until: date | None = None
    note: str = ""

    def in_force(self, on: date) -> bool:
        """Whether this row rules on ``on``."""
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)

    @property
    def said(self) -> str:
        """The bound as a phrase: ``信息形成或者变更之日起 20 个工作日内``."""
        if self.month_day is not None:
            return f"{'每年' if self.every else ''}{self.month_day[0]}月{self.month_day[1]}日前"
        if self.amount is None or self.unit is None:
            return _EVERY.get(self.every, "应当公开，没有规定天数")
        amount = saying.amount(self.amount, self.unit)
        if self.ahead:
            return f"{self.starts_from} {amount}前"
        if self.nature is Nature.AT_LEAST:
            return f"自{self.starts_from}起不少于 {amount}"
        return f"{self.starts_from}起 {amount}内"


_EVERY = {"month": "每月公开", "quarter": "每季度公开", "year": "每年公开"}


def due(
    limit: Limit, start: date, calendar: Calendar, first_day: FirstDay = FirstDay.NEXT
) -> date | None:
    """The last day (AT_MOST), the earliest end (AT_LEAST) or the date (BY_DATE) after ``start``.

    None for a duty without a count. By months and years the corresponding day is meant, or the
    last of a shorter month. OverflowError past the year 9999.
    """
    if limit.month_day is not None:
        return _next_date(start, limit)
    if limit.amount is None or limit.unit is None:
        return None
    origin = start - timedelta(days=1) if first_day is FirstDay.SAME else start
    amount = -limit.amount if limit.ahead else limit.amount
    if limit.unit is Unit.WORKDAY:
        return calendar.add_workdays(origin, amount)
    if limit.unit is Unit.DAY:
        return calendar.add_days(origin, amount, rolls=limit.rolls)
    months = amount * (12 if limit.unit is Unit.YEAR else 1)
    day = months_after(start, months)
    return calendar.workday_from(day) if limit.rolls else day


def _next_date(start: date, limit: Limit) -> date:
    assert limit.month_day is not None
    this_year = date(start.year, *limit.month_day)
    if this_year >= start or not limit.every:
        return this_year
    return date(start.year + 1, *limit.month_day)


def months_after(start: date, months: int) -> date:
    """The corresponding day, or the last of a shorter month (民法典 Art. 202).

    OverflowError past the year 9999.
    """
    year, month0 = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError("date value out of range")
    return date(year, month0 + 1, min(start.day, monthrange(year, month0 + 1)[1]))


def in_force(rows: Iterable[Limit], on: date) -> dict[str, Limit]:
    """By code, the row that rules on ``on``. Of several the one that began last wins; of rows that
    began on one day the first listed, so put the office's own rows before the table's.
    """
    chosen: dict[str, Limit] = {}
    for row in rows:
        if row.in_force(on) and _wins(row, chosen.get(row.code)):
            chosen[row.code] = row
    return chosen


def _wins(row: Limit, other: Limit | None) -> bool:
    return other is None or row.valid_from > other.valid_from
