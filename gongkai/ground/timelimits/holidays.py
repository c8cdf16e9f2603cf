"""What the State Council's yearly notices say, as far as chinesecalendar knows them."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version

from chinese_calendar.constants import holidays, workdays

FIRST_YEAR: int = min(day.year for day in holidays)
LAST_YEAR: int = max(day.year for day in holidays)
VERSION = version("chinesecalendar")

_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利七十周年纪念日",
}


def knows(year: int) -> bool:
    """Whether the notice of ``year`` is in the library."""
    return FIRST_YEAR <= year <= LAST_YEAR


def is_workday(day: date) -> bool:
    """Whether people work on ``day``. Only for years that are known; else NotImplementedError.

    The library's own function looks up its first and last year on every call; counting a year of
    cases would take seconds.
    """
    if not knows(day.year):
        raise NotImplementedError(f"no holiday notice for {day.year}")
    return day in workdays or (day.weekday() < 5 and day not in holidays)


def name_of(day: date) -> str:
    """The holiday to which a day off or a make-up day belongs, in Chinese; "" for other days."""
    name = holidays.get(day) or workdays.get(day) or ""
    return _NAMES.get(str(name), "法定节假日" if name else "")


def deviations(year: int) -> dict[date, bool]:
    """The days of a known year that are not as their weekday says, mapped to "is a workday".

    Days off that fall on a weekend are included, because the notice names them.
    """
    listed = sorted({*holidays, *workdays})
    return {day: day in workdays for day in listed if day.year == year}
