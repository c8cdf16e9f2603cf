"""Read the office's calendar and the limits in force."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings

from gongkai.ground.core import clock as now

from . import holidays
from .calendar import Calendar
from .enums import FirstDay, Unit
from .models import CalendarDay, OfficeLimit, YearTable
from .rules import limits as rules
from .rules.clock import Clock
from .rules.limits import Limit
from .rules.table import TABLE
from .rules.year_table import DayRow, template


def calendar() -> Calendar:
    """The calendar to count with: the office's tables, then chinesecalendar, then weekends.

    One query. Take it once for a list and hand it on.
    """
    rows = CalendarDay.objects.values_list("day", "is_workday", "name")
    office, names = {}, {}
    for day, is_workday, name in rows:
        office[day], names[day] = is_workday, name
    return Calendar(office, names)


def first_day() -> FirstDay:
    """Whether the day of the event counts, as this installation has it (GONGKAI_FIRST_DAY)."""
    return FirstDay(settings.FIRST_DAY)


def clock(amount: int, unit: Unit = Unit.WORKDAY, *, on: Calendar | None = None) -> Clock:
    """A clock that is not yet started, with the office's calendar and convention."""
    return Clock(on or calendar(), amount, unit, first_day())


def limits(on: date | None = None) -> dict[str, Limit]:
    """By code, every limit in force on ``on`` (today); the office's own rows come first."""
    rows = [row.rule for row in OfficeLimit.objects.all()]
    return rules.in_force([*rows, *TABLE], on or now.today())


def limit(code: str, on: date | None = None) -> Limit:
    """The limit ``code`` in force on ``on`` (today). LookupError where none is."""
    return limits(on)[code]


def office_limits() -> list[OfficeLimit]:
    """The office's own rows, also those that ended."""
    return list(OfficeLimit.objects.all())


def year_table(year: int) -> YearTable | None:
    """The office's table of ``year``, or None."""
    return YearTable.objects.filter(year=year).first()


def years() -> list[int]:
    """The years the calendar can show: all that are known, and the next two."""
    office = set(YearTable.objects.values_list("year", flat=True))
    this = now.today().year
    known = {*range(this - 2, holidays.LAST_YEAR + 1), *office, this, this + 1, this + 2}
    return sorted(known)


def days_of(year: int) -> list[DayRow]:
    """The table of ``year`` to change: the office's, else the library's, else a beginning."""
    table = year_table(year)
    if table is not None:
        return [DayRow(row.day, row.is_workday, row.name) for row in table.days.all()]
    if holidays.knows(year):
        listed = holidays.deviations(year).items()
        return [DayRow(day, works, holidays.name_of(day)) for day, works in listed]
    return template(year)


def year_to_ask_for(today: date) -> int | None:
    """The year whose holidays are still unknown and whose notice should be out, or None.

    The State Council publishes it in autumn, so from 1 November on the office is reminded; a year
    that has begun without a table is asked for at once.
    """
    ahead = (today + timedelta(days=61)).year
    known = calendar()
    wanted = [year for year in {today.year, ahead} if known.is_provisional(date(year, 1, 1))]
    return min(wanted, default=None)
