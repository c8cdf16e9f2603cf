"""Find the mentions of dates in a text and work out which days they mean."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from gongkai.ground.language.dates.mention import DateKind, DateMention
from gongkai.ground.language.dates.patterns import PATTERNS
from gongkai.ground.language.numerals import number_of
from gongkai.ground.language.width import one_width

_SHIFT = {"明": 1, "次": 1, "翌": 1, "来": 1, "下": 1, "去": -1, "上": -1}
_PERIODS = {
    "年": DateKind.YEARLY,
    "季": DateKind.QUARTERLY,
    "月": DateKind.MONTHLY,
    "周": DateKind.WEEKLY,
    "日": DateKind.DAILY,
    "天": DateKind.DAILY,
}


def dates_in(text: str, *, year: int | None = None) -> list[DateMention]:
    """All mentions of dates in ``text``, in order, never overlapping.

    ``year`` is taken where the text names none (年底前, 6月底前). A day that does not exist
    (2月30日) is no date and is left out whole. Works on raw text: any width, spaces inside.
    """
    found = [hit for pattern in PATTERNS for hit in pattern.finditer(text)]
    found.sort(key=lambda hit: (hit.start(), -hit.end()))
    mentions, reached = [], 0
    for hit in found:
        if hit.start() < reached:
            continue
        reached = hit.end()
        mention = _mention(hit, year)
        if mention is not None:
            mentions.append(mention)
    return mentions


def date_of(text: str, *, year: int | None = None) -> date | None:
    """The day that ``text`` as a whole names (``2025年6月26日``), or None."""
    stripped = text.strip()
    mentions = dates_in(stripped, year=year)
    if len(mentions) != 1 or mentions[0].text.strip() != stripped:
        return None
    return mentions[0].date if mentions[0].kind is DateKind.DAY else None


def _mention(hit: re.Match[str], year: int | None) -> DateMention | None:
    parts = hit.groupdict()
    month, day = _number(parts.get("month")), _number(parts.get("day") or parts.get("monthday"))
    named = _year(parts.get("year"))
    relative = parts.get("relative") or ""
    if (parts.get("month") and not _exists(named or year, month, day)) or day == 0:
        return None
    if parts.get("monthday") and not 1 <= (day or 0) <= 31:
        return None
    if named is None and year is not None:
        named_or_known: int | None = year + _SHIFT.get(relative[:1], 0)
    else:
        named_or_known = named
    kind = _kind(parts, month, day, recurs=relative.startswith("每"))
    first, last = (None, None) if kind.recurs else _span(parts, named_or_known, month, day)
    return DateMention(
        text=hit[0],
        start=hit.start(),
        end=hit.end(),
        kind=kind,
        first=first,
        last=last,
        before=bool(parts.get("before") or parts.get("within") or parts.get("end") == "内"),
        year_given=named is not None,
        month=month,
        day=day,
    )


def _kind(
    parts: dict[str, str | None], month: int | None, day: int | None, *, recurs: bool
) -> DateKind:
    if parts.get("every"):
        period = parts["period"] or ""
        return DateKind.HALF_YEARLY if period.startswith("半") else _PERIODS[period[0]]
    if recurs or parts.get("monthday"):
        return DateKind.YEARLY if recurs else DateKind.MONTHLY
    if day is not None:
        return DateKind.DAY
    if month is not None:
        return DateKind.MONTH_END if parts.get("end") else DateKind.MONTH
    return _part_of_year(parts)


def _part_of_year(parts: dict[str, str | None]) -> DateKind:
    if parts.get("half"):
        return DateKind.HALF_YEAR
    if parts.get("quarter"):
        return DateKind.QUARTER
    return DateKind.YEAR_END if parts.get("end") or parts.get("within") else DateKind.YEAR


def _span(
    parts: dict[str, str | None], year: int | None, month: int | None, day: int | None
) -> tuple[date | None, date | None]:
    """First and last day, or None twice without a (possible) year."""
    if year is None or not 1 <= year <= 9999:
        return None, None
    if month is not None and day is not None:
        return (date(year, month, day),) * 2 if _exists(year, month, day) else (None, None)
    from_month, to_month = _months(parts, month)
    return date(year, from_month, 1), date(year, to_month, monthrange(year, to_month)[1])


def _months(parts: dict[str, str | None], month: int | None) -> tuple[int, int]:
    if month is not None:
        return month, month
    if half := parts.get("half"):
        return (1, 6) if half == "上" else (7, 12)
    quarter = _number(parts.get("quarter"))
    return (quarter * 3 - 2, quarter * 3) if quarter else (1, 12)


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether month and day name a real day; without a year 29 February is one."""
    if month is None or not 1 <= month <= 12:
        return False
    known = year if year is not None and 1 <= year <= 9999 else 2000
    return day is None or 1 <= day <= monthrange(known, month)[1]


def _number(text: str | None) -> int | None:
    """What the figures say; -1 where they say nothing (so that the mention falls out as wrong)."""
    if text is None:
        return None
    value = number_of(text)
    return -1 if value is None else value


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    value = number_of(one_width(text))
    return value if value is not None else None
