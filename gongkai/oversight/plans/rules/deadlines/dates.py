"""Fixed days: 2024年12月底前, 6月30日前, 年底前, 上半年, 三季度末. The plan's year fills a gap."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from gongkai.ground.language.numerals import number_of
from gongkai.oversight.plans.rules.deadlines.context import Context, Found, found

_YEAR = r"(?:(?P<y>20\d{2}|今|本|当|明|次)年度?)?"
_MONTH = r"(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?"
_BEFORE = r"(?P<before>(?:之|以)?前|止|内)"
# 6月至10月, 2025年3月—2026年1月底: the limit is where the range ends.
_RANGE = (
    r"(?:(?:20\d{2}年)?(?:\d{1,2}|十[一二]?|[一-十])月?份?(?:\d{1,2}日)?(?:-|—+|–|~|～|至|到))?"
)
_DAY = re.compile(rf"{_RANGE}{_YEAR}{_MONTH}(?P<d>[12]\d|3[01]|0?[1-9])[日号]{_BEFORE}?")
_MONTHLY = re.compile(rf"{_RANGE}{_YEAR}{_MONTH}(?P<part>底|末|上旬|中旬|下旬|初)?{_BEFORE}?(?!\d)")
_YEARLY = re.compile(
    rf"(?:(?P<y>20\d{{2}}|明|次)年?|今|本|当|(?<![上去往\d]))年(?P<part>底|末)(?!端){_BEFORE}?"
)
_WITHIN = re.compile(r"(?<![\d一二两三四五六七八九十几数去上])(?:20\d{2})?年内(?!外)")
_HALF = re.compile(rf"{_YEAR}(?P<half>上|下)半年(?P<part>底|末)?{_BEFORE}?")
_QUARTER = re.compile(rf"{_YEAR}第?(?P<q>[一二三四1-4])季度(?P<part>底|末)?{_BEFORE}?")
_FIGURES = re.compile(
    r"(?P<y>20\d{2})[-./](?P<m>\d{1,2})(?:[-./](?P<d>\d{1,2}))?(?:日)?(?:之?前|止)?(?!\d)"
)
_WHOLE_YEAR = re.compile(r"(?P<y>20\d{2})年度?$")
_DONE = re.compile(r"(?:完成|结束|实现|建成|办结|出台|公布|公开)")


def fixed_days(text: str, context: Context) -> Iterator[Found]:
    """Every fixed day of the text. A sentence must say 前, 底 or the like; a cell need not."""
    for match in _DAY.finditer(text):
        if context.in_cell or match["before"]:
            yield _at(match, context, _month(match["m"]), number_of(match["d"]))
    for match in _MONTHLY.finditer(text):
        if context.in_cell or match["part"] in {"底", "末"} or match["before"]:
            yield _at(match, context, *_end_of_month_part(match))
    for match in _YEARLY.finditer(text):
        yield _at(match, context, 12, 31)
    yield from _parts_of_a_year(text, context)
    for match in _WITHIN.finditer(text):
        yield _at(match, context, 12, 31)
    if context.in_cell:
        for match in _FIGURES.finditer(text):
            day = number_of(match["d"]) if match["d"] else None
            yield _at(match, context, int(match["m"]), day)
        if whole := _WHOLE_YEAR.match(text):
            yield _at(whole, context, 12, 31)


def _parts_of_a_year(text: str, context: Context) -> Iterator[Found]:
    for pattern in (_HALF, _QUARTER):
        for match in pattern.finditer(text):
            said = match["part"] or match["before"] or _DONE.match(text, match.end())
            if not context.in_cell and not said:
                continue
            if pattern is _HALF:
                month = 6 if match["half"] == "上" else 12
            else:
                month = 3 * (number_of(match["q"]) or 4)
            yield _at(match, context, month, None)


def _month(words: str) -> int:
    return number_of(words) or 12


def _end_of_month_part(match: re.Match[str]) -> tuple[int, int | None]:
    month = _month(match["m"])
    days = {"初": 10, "上旬": 10, "中旬": 20}
    if match["part"] is None and match["before"] and match["before"] != "内":
        # 10月前 ends when October begins.
        return (month - 1, None) if month > 1 else (1, 1)
    return month, days.get(match["part"] or "")


def _at(match: re.Match[str], context: Context, month: int, day: int | None) -> Found:
    """The day in the year that is said, or in the plan's; no day means the month's last."""
    return found(
        match.start(), match.group(), context, "date", date=_date(match, context, month, day)
    )


def _date(match: re.Match[str], context: Context, month: int, day: int | None) -> dt.date | None:
    said = match.groupdict().get("y")
    year = int(said) if said and said.isdigit() else context.year
    if year is None or not 1 <= month <= 12:
        return None
    if said in {"明", "次"}:
        year += 1
    last = calendar.monthrange(year, month)[1]
    if day is not None and not 1 <= day <= last:
        return None
    return dt.date(year, month, day or last)
