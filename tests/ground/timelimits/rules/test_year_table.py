"""The office's year table: read whole or not at all, every slip told by its line."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.core.errors import Refusal
from gongkai.ground.timelimits import holidays
from gongkai.ground.timelimits.calendar import Calendar
from gongkai.ground.timelimits.rules.year_table import (
    COLUMNS,
    DayRow,
    read,
    rows_of_csv,
    template,
    write_csv,
)

HEAD = [list(COLUMNS)]
FIXED = [[row.day.isoformat(), "休", row.name] for row in template(2027)]


def test_a_table_written_is_a_table_read() -> None:
    days = [*template(2027), DayRow(date(2027, 10, 9), True, "国庆节")]
    assert list(read(rows_of_csv(write_csv(days)), 2027)) == days


def test_what_excel_saves_is_read_too() -> None:
    text = "日期,放假或上班,说明\r\n" + "\r\n".join(",".join(row) for row in FIXED)
    assert len(read(rows_of_csv(text.encode("gb18030")), 2027)) == len(FIXED)


def test_dates_and_words_as_people_write_them() -> None:
    rows = [
        *HEAD,
        *FIXED,
        ["２０２７年１０月９日", "补班", ""],
        ["", "", ""],
        ["2月6日", "放假", "春节"],
    ]
    days = {row.day: row for row in read(rows, 2027)}
    assert days[date(2027, 10, 9)].is_workday
    assert not days[date(2027, 2, 6)].is_workday


@pytest.mark.parametrize(
    ("row", "code", "words"),
    [
        (["二月三十", "休"], "day", "读不懂日期"),
        (["2027-02-30", "休"], "day", "读不懂日期"),
        (["2026-12-31", "休"], "year", "不在2027年"),
        (["2027-01-01", "休"], "twice", "与第 2 行重复"),
        (["2027-03-06", "或许"], "kind", "“休”或“班”"),
        (["2027-03-01", "班"], "weekday", "本来就上班"),
    ],
)
def test_each_slip_is_told_by_its_line(row: list[str], code: str, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        read([*HEAD, *FIXED, row], 2027)
    (reason,) = refused.value.reasons
    assert reason.code == code
    assert reason.sentence.startswith(f"第 {len(FIXED) + 2} 行：")
    assert words in reason.sentence


def test_all_slips_are_told_at_once() -> None:
    with pytest.raises(Refusal) as refused:
        read([*HEAD, ["x", "休"], ["2027-01-01", "y"], ["2028-01-01", "休"]], 2027)
    assert [reason.where for reason in refused.value.reasons] == ["line-2", "line-3", "line-4"]


def test_a_forgotten_statutory_holiday_is_told() -> None:
    with pytest.raises(Refusal) as refused:
        read([*HEAD, *[row for row in FIXED if row[0] != "2027-10-02"]], 2027)
    assert refused.value.reasons[0].sentence == "10月2日（国庆节）没有写成“休”，请补上。"


@pytest.mark.parametrize(
    ("rows", "code"), [([], "columns"), ([["甲", "乙"]], "columns"), (HEAD, "empty")]
)
def test_what_is_no_table(rows: list[list[str]], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(rows, 2027)
    assert refused.value.code == code


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_the_library_and_its_own_table_give_the_same_year(year: int) -> None:
    listed = holidays.deviations(year).items()
    days = read(rows_of_csv(write_csv([DayRow(day, works) for day, works in listed])), year)
    office, library = Calendar({row.day: row.is_workday for row in days}), Calendar()
    start, end = date(year, 1, 1), date(year, 12, 31)
    assert office.workdays_between(start, end) == library.workdays_between(start, end)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(Refusal):
        assert read(rows_of_csv(data), 2027)
