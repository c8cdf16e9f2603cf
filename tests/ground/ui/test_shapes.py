"""What the larger parts are drawn from."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.ground.ui.shapes import Cell, Day, weeks


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 60))
@settings(max_examples=60)
def test_weeks_are_whole_run_from_monday_and_lose_no_day(first: date, count: int) -> None:
    days = [Day(first + timedelta(n), "cnt") for n in range(count)]
    rows = weeks(days)
    flat = [each for row in rows for each in row]
    assert all(len(row) == 7 and row[0].day.weekday() == 0 for row in rows)
    assert [each for each in flat if each.kind == "cnt"] == days
    assert all(b.day - a.day == timedelta(1) for a, b in pairwise(flat))


def test_no_days_no_weeks() -> None:
    assert weeks([]) == []


def test_the_word_in_the_cell_is_the_sign() -> None:
    cells = [Cell("all"), Cell("short", 2), Cell("late", 1), Cell("none")]
    assert [cell.word for cell in cells] == ["齐", "差2", "逾1", "免"]
