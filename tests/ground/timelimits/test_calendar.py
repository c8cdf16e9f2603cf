"""Working days: the vectors of the field, the order of the sources, what is provisional."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.timelimits import holidays
from gongkai.ground.timelimits.calendar import PROVISIONAL, Calendar
from tests.ground.timelimits import counting

CALENDAR = Calendar()
DAYS = st.dates(date(2019, 1, 1), date(2029, 12, 31))


@pytest.mark.parametrize(
    ("start", "in_7", "in_15", "in_20"),
    [
        (date(2026, 9, 14), date(2026, 9, 22), date(2026, 10, 10), date(2026, 10, 16)),
        (date(2025, 1, 20), date(2025, 2, 5), date(2025, 2, 14), date(2025, 2, 21)),
        (date(2026, 2, 10), date(2026, 2, 26), date(2026, 3, 9), date(2026, 3, 16)),
        (date(2026, 11, 23), date(2026, 12, 2), date(2026, 12, 14), date(2026, 12, 21)),
    ],
)
def test_vectors_of_the_field(start: date, in_7: date, in_15: date, in_20: date) -> None:
    assert [CALENDAR.add_workdays(start, count) for count in (7, 15, 20)] == [in_7, in_15, in_20]


@pytest.mark.parametrize(
    ("day", "works", "reason"),
    [
        (date(2026, 9, 20), True, "调休上班（国庆节）"),
        (date(2026, 10, 1), False, "国庆节放假"),
        (date(2026, 9, 19), False, "周末"),
        (date(2026, 9, 21), True, "工作日"),
    ],
)
def test_every_day_has_its_reason(day: date, works: bool, reason: str) -> None:
    assert (CALENDAR.is_workday(day), CALENDAR.reason(day)) == (works, reason)


def test_past_the_last_notice_it_counts_weekends_and_says_so() -> None:
    beyond = holidays.LAST_YEAR + 1
    assert not CALENDAR.is_provisional(date(holidays.LAST_YEAR, 12, 31))
    assert CALENDAR.is_provisional(date(beyond, 1, 1))
    assert CALENDAR.provisional_between(date(holidays.LAST_YEAR, 12, 7), date(beyond, 1, 4))
    assert not CALENDAR.provisional_between(
        date(holidays.LAST_YEAR, 1, 1), date(holidays.LAST_YEAR, 12, 31)
    )
    assert PROVISIONAL == "暂按周末推算，待国务院办公厅放假通知"


def test_the_library_itself_never_answers_for_a_year_it_does_not_hold() -> None:
    with pytest.raises(NotImplementedError):
        holidays.is_workday(date(holidays.LAST_YEAR + 1, 1, 4))


@given(st.dates(date(holidays.FIRST_YEAR, 1, 1), date(holidays.LAST_YEAR, 12, 31)))
def test_it_is_what_the_library_says(day: date) -> None:
    assert CALENDAR.is_workday(day) == counting.works(day)


def test_the_offices_table_wins_and_ends_the_doubt() -> None:
    office = Calendar({date(2027, 1, 1): False, date(2027, 1, 2): True, date(2026, 10, 1): True})
    assert not office.is_workday(date(2027, 1, 1))
    assert office.is_workday(date(2027, 1, 2))
    assert office.is_workday(date(2027, 1, 4))
    assert not office.is_provisional(date(2027, 6, 1))
    assert office.is_provisional(date(2028, 6, 1))
    # The year is ruled by the office's table alone: the library's days off of 2026 are gone too.
    assert office.is_workday(date(2026, 10, 1))
    assert office.is_workday(date(2026, 10, 2))


def test_the_version_follows_the_table() -> None:
    one, same = Calendar({date(2027, 1, 1): False}), Calendar({date(2027, 1, 1): False})
    assert one.version == same.version
    assert len({one.version, CALENDAR.version, Calendar({date(2027, 1, 1): True}).version}) == 3


@given(DAYS, st.integers(1, 80))
def test_counting_agrees_with_a_walk(start: date, count: int) -> None:
    day = CALENDAR.add_workdays(start, count)
    assert day == counting.nth_workday_after(start, count)
    assert CALENDAR.workdays_between(start, day) == count
    assert CALENDAR.workdays_between(day, start) == -count
    assert CALENDAR.is_workday(day)


@given(DAYS, st.integers(1, 60))
def test_there_and_back_never_passes_the_start(start: date, count: int) -> None:
    first = CALENDAR.workday_from(start)
    assert CALENDAR.add_workdays(CALENDAR.add_workdays(first, count), -count) == first


@given(DAYS, DAYS, st.integers(0, 40))
def test_a_later_start_is_never_due_earlier(one: date, other: date, count: int) -> None:
    early, late = sorted((one, other))
    assert CALENDAR.add_workdays(early, count) <= CALENDAR.add_workdays(late, count)


def test_a_calendar_day_that_is_off_moves_only_where_the_law_says_so() -> None:
    assert CALENDAR.add_days(date(2026, 9, 25), 8) == date(2026, 10, 3)
    assert CALENDAR.add_days(date(2026, 9, 25), 8, rolls=True) == date(2026, 10, 8)
