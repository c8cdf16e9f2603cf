"""Which days are working days (工作日), and how far that is known.

The office's own year table wins, then chinesecalendar. A year that neither holds is counted by
weekends only and said to be provisional: never guessed in silence. Pure: no database.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from hashlib import sha256

from . import holidays

PROVISIONAL = "暂按周末推算，待国务院办公厅放假通知"
_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """Working days from the office's table, the library and weekends, in this order.

    ``office`` maps the days that the office's table names to "is a workday"; a year with one such
    day is ruled by that table alone (its other days go by their weekday). ``names`` says which
    holiday a day of the table belongs to.
    """

    office: Mapping[date, bool] = field(default_factory=dict)
    names: Mapping[date, str] = field(default_factory=dict)

    @cached_property
    def office_years(self) -> frozenset[int]:
        """The years that the office's table holds."""
        return frozenset(day.year for day in self.office)

    @cached_property
    def version(self) -> str:
        """Changes whenever an answer of this calendar may change; kept beside projections."""
        rows = "".join(f"{day}{is_workday:d}" for day, is_workday in sorted(self.office.items()))
        return f"{holidays.VERSION}-{sha256(rows.encode()).hexdigest()[:12]}"

    def is_workday(self, day: date) -> bool:
        """Whether people work on ``day``, as far as is known."""
        if day.year in self.office_years:
            return self.office.get(day, day.weekday() < _SATURDAY)
        if holidays.knows(day.year):
            return holidays.is_workday(day)
        return day.weekday() < _SATURDAY

    def is_provisional(self, day: date) -> bool:
        """Whether the year of ``day`` is counted by weekends only."""
        return day.year not in self.office_years and not holidays.knows(day.year)

    def provisional_between(self, first: date, last: date) -> bool:
        """Whether any day from ``first`` to ``last`` (both included) is provisional."""
        days = (date(year, 1, 1) for year in range(first.year, last.year + 1))
        return any(self.is_provisional(day) for day in days)

    def reason(self, day: date) -> str:
        """Why ``day`` is as it is: ``工作日``, ``调休上班（国庆节）``, ``国庆节放假``, ``周末``."""
        weekend = day.weekday() >= _SATURDAY
        name = self._name_of(day)
        if self.is_workday(day):
            return (f"调休上班（{name}）" if name else "调休上班") if weekend else "工作日"
        if name:
            return f"{name}放假"
        return "周末" if weekend else "放假"

    def next_workday(self, day: date) -> date:
        """The first working day after ``day``."""
        return self.add_workdays(day, 1)

    def workday_from(self, day: date) -> date:
        """``day`` itself if people work on it, else the first working day after it."""
        return day if self.is_workday(day) else self.next_workday(day)

    def add_workdays(self, start: date, count: int) -> date:
        """The ``count``-th working day after ``start``, which itself does not count.

        A negative count goes back; 0 is ``start``. OverflowError past the year 9999.
        """
        step = _DAY if count > 0 else -_DAY
        day, left = start, abs(count)
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def add_days(self, start: date, count: int, *, rolls: bool = False) -> date:
        """``count`` calendar days after ``start``; with ``rolls`` a day off moves to the next
        working day (民事诉讼法 Art. 85(3)).
        """
        day = start + count * _DAY
        return self.workday_from(day) if rolls else day

    def workdays_between(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` up to and with ``end``.

        Negative when ``end`` is earlier. ``workdays_between(s, add_workdays(s, n)) == n``.
        """
        if end < start:
            return -self.workdays_between(end, start)
        return sum(self.is_workday(day) for day in days_after(start, end))

    def _name_of(self, day: date) -> str:
        if day.year in self.office_years:
            return self.names.get(day, "")
        return holidays.name_of(day)


def days_after(start: date, end: date) -> Iterator[date]:
    """Every day after ``start`` up to and with ``end``."""
    return (start + offset * _DAY for offset in range(1, (end - start).days + 1))
