"""Read the office's year table: which days of one year are off, and which weekends are worked.

Three columns: 日期, 放假或上班 (休 or 班), 说明. All slips are told at once, by line; a table with
one slip is not taken at all.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.language.dates import date_of
from gongkai.ground.language.normal import normalise

from .. import saying

COLUMNS = ("日期", "放假或上班", "说明")
_OFF = {"休", "放假", "假", "休息", "节假日"}
_WORKS = {"班", "上班", "补班", "调休", "调休上班", "工作日"}
# Days off by 全国年节及纪念日放假办法 that fall on the same date every year (5月2日 since 2025).
_FIXED = ((1, 1, "元旦"), (5, 1, "劳动节"), (10, 1, "国庆节"), (10, 2, "国庆节"), (10, 3, "国庆节"))
_NAME_SIZE = 50


@dataclass(frozen=True, slots=True)
class DayRow:
    """One line of the table."""

    day: date
    is_workday: bool
    name: str = ""


def rows_of_csv(data: bytes) -> list[list[str]]:
    """The cells of a CSV file in UTF-8 or GB 18030 (what Excel saves). Raises Refusal."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return list(csv.reader(io.StringIO(data.decode(encoding), newline="")))
        except (UnicodeDecodeError, csv.Error):
            continue
    raise Refusal("unreadable", "读不懂这个文件，请在 Excel 里另存为“CSV UTF-8”后再上传。")


def read(rows: Sequence[Sequence[str]], year: int) -> tuple[DayRow, ...]:
    """The days of ``year`` as the table names them, in order.

    Raises Refusal with a reason for each line that is wrong: no such column, a date that cannot be
    read or is of another year, a day twice, neither 休 nor 班, a statutory holiday that is worked.
    """
    if not rows or [normalise(cell) for cell in rows[0][:2]] != list(COLUMNS[:2]):
        names = "、".join(f"“{name}”" for name in COLUMNS)
        raise Refusal("columns", f"第一行应当是{names}三列，请下载模板，在模板里填写。")
    lines = [(number, row) for number, row in enumerate(rows[1:], 2) if any(map(str.strip, row))]
    if not lines:
        raise Refusal("empty", "表里没有日期，请按国务院办公厅的放假通知逐日填写后再上传。")
    found: dict[date, tuple[int, DayRow]] = {}
    reasons: list[Reason] = []
    for number, row in lines:
        read_row = _read_row(number, row, year, found)
        if isinstance(read_row, Reason):
            reasons.append(read_row)
        else:
            found[read_row.day] = (number, read_row)
    days = [day for _, day in sorted(found.values(), key=lambda pair: pair[1].day)]
    reasons += [] if reasons else _missing(days, year)
    if reasons:
        raise Refusal("rows", f"表里有 {len(reasons)} 处要改，改好后请重新上传。", reasons)
    return tuple(days)


def _read_row(
    number: int, row: Sequence[str], year: int, found: dict[date, tuple[int, DayRow]]
) -> DayRow | Reason:
    cells = [normalise(cell) for cell in (*row, "", "", "")[:3]]
    day, kind = date_of(cells[0], year=year), cells[1]
    if day is None:
        return _slip(number, "day", f"读不懂日期“{cells[0]}”，请写成 {year}-01-01 这样。")
    if day.year != year:
        return _slip(number, "year", f"{saying.short(day)}不在{year}年。")
    if day in found:
        return _slip(number, "twice", f"{saying.short(day)}与第 {found[day][0]} 行重复。")
    if kind not in _OFF | _WORKS:
        return _slip(number, "kind", f"“放假或上班”要写“休”或“班”，现在写的是“{kind}”。")
    if kind in _WORKS and day.weekday() < 5:
        return _slip(number, "weekday", f"{saying.day(day)}本来就上班，不用写。")
    return DayRow(day, kind in _WORKS, cells[2][:_NAME_SIZE])


def _slip(number: int, code: str, sentence: str) -> Reason:
    return Reason(code, f"第 {number} 行：{sentence}", where=f"line-{number}")


def _missing(days: Iterable[DayRow], year: int) -> Iterator[Reason]:
    """A table that forgets a statutory holiday is not the whole year's table."""
    off = {day.day for day in days if not day.is_workday}
    for month, day, name in (*_FIXED, *(((5, 2, "劳动节"),) if year >= 2025 else ())):
        if date(year, month, day) not in off:
            yield Reason("holiday", f"{month}月{day}日（{name}）没有写成“休”，请补上。")


def write_csv(days: Iterable[DayRow]) -> bytes:
    """The table as CSV with a byte-order mark, so that Excel shows Chinese."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in days:
        writer.writerow([row.day.isoformat(), "班" if row.is_workday else "休", row.name])
    return out.getvalue().encode("utf-8-sig")


def template(year: int) -> list[DayRow]:
    """What a new table begins with: the holidays whose date never moves."""
    fixed = [*_FIXED, *([(5, 2, "劳动节")] if year >= 2025 else [])]
    return [DayRow(date(year, month, day), False, name) for month, day, name in sorted(fixed)]
