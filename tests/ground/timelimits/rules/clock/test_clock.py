"""The clock: stories with dates, and properties against a counter that walks the days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.ground.timelimits.calendar import Calendar
from gongkai.ground.timelimits.enums import FirstDay, State, Unit
from gongkai.ground.timelimits.rules.clock import Clock
from tests.ground.timelimits import counting

CALENDAR = Calendar()
REPLY = Clock(CALENDAR, 20)
RECEIVED = date(2026, 9, 14)

STARTS = st.dates(date(2023, 1, 1), date(2027, 6, 30))
UNITS = st.sampled_from([Unit.WORKDAY, Unit.DAY])
# Pauses as (days after the start, length in days).
PAUSES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 30)), max_size=4)


def spans(start: date, pauses: list[tuple[int, int]]) -> list[tuple[date, date]]:
    one = timedelta(days=1)
    return [(start + after * one, start + (after + long) * one) for after, long in pauses]


def paused(clock: Clock, pauses: list[tuple[date, date]]) -> Clock:
    for number, (first, last) in enumerate(pauses):
        clock = clock.pause(first, f"k{number}").resume(last, f"k{number}")
    return clock


def test_twenty_working_days_over_the_national_holiday() -> None:
    reading = REPLY.start(RECEIVED, "收到申请").read(date(2026, 10, 9))
    assert reading.due == date(2026, 10, 16)
    assert (reading.days_left, reading.used, reading.total) == (6, 14, 20)
    assert (reading.state, reading.overdue, reading.provisional) == (State.RUNNING, False, False)


def test_the_due_day_itself_is_in_time_and_the_next_working_day_is_not() -> None:
    clock = REPLY.start(RECEIVED)
    assert (clock.read(date(2026, 10, 16)).days_left, clock.read(date(2026, 10, 16)).overdue) == (
        0,
        False,
    )
    late = clock.read(date(2026, 10, 19))
    assert (late.days_left, late.overdue) == (-1, True)


def test_correction_restarts_with_the_full_period_and_drops_what_was_before() -> None:
    clock = (
        REPLY.start(RECEIVED)
        .pause(date(2026, 9, 16), "third", reason="征求第三方意见")
        .extend(date(2026, 9, 17), 20)
        .restart(date(2026, 9, 22), "收到补正材料")
    )
    assert clock.due == counting.due(date(2026, 9, 22), 20)
    assert clock.read(date(2026, 9, 22)).used == 0


def test_third_party_silent_for_fifteen_working_days_then_time_goes_on() -> None:
    clock = REPLY.start(RECEIVED).pause(date(2026, 9, 16), "third", at_most=15)
    assert clock.due == CALENDAR.add_workdays(RECEIVED, 35)
    answered = clock.resume(date(2026, 9, 22), "third")
    assert answered.due == CALENDAR.add_workdays(RECEIVED, 20 + 5)
    too_late = clock.resume(date(2026, 12, 1), "third")
    assert too_late.due == clock.due


def test_an_open_pause_holds_the_due_day_open_and_keeps_what_is_left() -> None:
    clock = REPLY.start(RECEIVED).pause(date(2026, 9, 16), "co", reason="征求其他机关意见")
    reading = clock.read(date(2026, 11, 2))
    assert (reading.state, reading.due, reading.days_left) == (State.PAUSED, None, 18)
    assert (reading.overdue, reading.paused_for) == (False, ("co",))
    assert "恢复后才能算出到期日" in clock.explain(date(2026, 11, 2))[-1]


def test_events_take_effect_by_their_day_even_when_noted_late() -> None:
    corrected = REPLY.start(RECEIVED).restart(date(2026, 9, 22))
    noted_late = corrected.pause(date(2026, 9, 16), "third").resume(date(2026, 9, 18), "third")
    assert noted_late.due == corrected.due


def test_a_pause_that_opens_on_a_day_off_holds_the_due_day_open_too() -> None:
    reading = REPLY.start(RECEIVED).pause(date(2026, 9, 19), "co").read(date(2026, 9, 19))
    assert (reading.state, reading.due, reading.days_left) == (State.PAUSED, None, 16)
    before_the_first_day = REPLY.start(RECEIVED).pause(RECEIVED, "co").read(RECEIVED)
    assert (before_the_first_day.due, before_the_first_day.days_left) == (None, 20)


def test_a_last_day_off_moves_only_where_the_law_says_so() -> None:
    plain, rolling = Clock(CALENDAR, 8, Unit.DAY), Clock(CALENDAR, 8, Unit.DAY, rolls=True)
    assert plain.start(date(2026, 9, 25)).due == date(2026, 10, 3)
    assert rolling.start(date(2026, 9, 25)).due == date(2026, 10, 8)


def test_a_pause_after_the_due_day_saves_nothing() -> None:
    clock = REPLY.start(RECEIVED).pause(date(2026, 10, 19), "late")
    reading = clock.read(date(2026, 10, 20))
    assert (reading.due, reading.overdue, reading.state) == (
        date(2026, 10, 16),
        True,
        State.RUNNING,
    )


def test_a_stopped_clock_stands_still() -> None:
    clock = REPLY.start(RECEIVED).stop(date(2026, 10, 9))
    assert clock.read(date(2027, 3, 1)).days_left == clock.read(date(2026, 10, 9)).days_left == 6
    assert clock.read(date(2027, 3, 1)).state is State.STOPPED
    late = REPLY.start(RECEIVED).stop(date(2026, 10, 19)).read(date(2027, 3, 1))
    assert (late.overdue, late.days_left) == (True, -1)


def test_the_first_day_is_a_convention() -> None:
    same = Clock(CALENDAR, 20, first_day=FirstDay.SAME)
    assert same.start(RECEIVED).due == date(2026, 10, 15)
    saturday = date(2026, 9, 12)
    assert same.start(saturday).due == REPLY.start(saturday).due


def test_crossing_into_a_year_without_notice_is_loud() -> None:
    clock = REPLY.start(date(2026, 12, 7))
    reading = clock.read(date(2026, 12, 8))
    assert (reading.due, reading.provisional) == (date(2027, 1, 4), True)
    assert "2027年的放假安排还没有录入，暂按周末推算，待国务院办公厅放假通知" in "".join(
        clock.explain(date(2026, 12, 8))
    )
    informed = Clock(Calendar({date(2027, 1, 1): False}), 20).start(date(2026, 12, 7))
    assert informed.due == date(2027, 1, 5)
    assert not informed.read(date(2026, 12, 8)).provisional


def test_the_explanation_tells_every_step() -> None:
    clock = (
        REPLY.start(RECEIVED, "收到申请")
        .pause(date(2026, 9, 16), "third", at_most=15, reason="征求第三方意见")
        .pause(date(2026, 9, 18), "co", reason="征求其他机关意见")
        .resume(date(2026, 9, 24), "co")
        .extend(date(2026, 10, 9), 20, "情况复杂")
    )
    assert clock.explain(date(2026, 10, 14)) == [
        "自2026年9月14日（星期一，收到申请）起算，次日起计 20 个工作日。",
        "2026年9月16日至2026年10月13日暂停计时（征求第三方意见），其间 15 个工作日不计。",
        "2026年9月18日至2026年9月24日暂停计时（征求其他机关意见），其间 5 个工作日不计。",
        "几次暂停重叠的天数只扣除一次。",
        "2026年10月9日决定延长 20 个工作日（情况复杂）。",
        "其间 16 天周末、10 天节假日不计。",
        "到期日为2026年12月4日（星期五），还有 37 个工作日。",
    ]


def test_the_explanation_tells_a_restart_lateness_and_the_end() -> None:
    restarted = REPLY.start(RECEIVED).restart(date(2026, 9, 22), "收到补正材料")
    assert restarted.explain(date(2026, 9, 22))[0] == (
        "自2026年9月22日（星期二，收到补正材料）重新起算，此前的计时作废，次日起计 20 个工作日。"
    )
    clock = REPLY.start(RECEIVED)
    due = "到期日为2026年10月16日（星期五）"
    assert clock.explain(date(2026, 10, 16))[-1] == f"{due}，今天到期。"
    assert clock.explain(date(2026, 10, 20))[-1] == f"{due}，已经超期 2 个工作日。"
    in_time, late = clock.stop(date(2026, 10, 9)), clock.stop(date(2026, 10, 20))
    assert in_time.explain(date(2027, 1, 1))[-1] == f"{due}；已于2026年10月9日办结，没有超期。"
    assert late.explain(date(2027, 1, 1))[-1] == (
        f"{due}；已于2026年10月20日办结，超期 2 个工作日。"
    )


def test_day_by_day_gives_the_reason_of_every_day() -> None:
    clock = REPLY.start(RECEIVED).pause(
        date(2026, 9, 17), "third", at_most=1, reason="征求第三方意见"
    )
    days = {step.day: step for step in clock.day_by_day()}
    assert (days[date(2026, 9, 15)].number, days[date(2026, 9, 15)].reason) == (1, "工作日")
    assert (days[date(2026, 9, 18)].counted, days[date(2026, 9, 18)].reason) == (
        False,
        "暂停：征求第三方意见",
    )
    assert days[date(2026, 9, 19)].reason == "周末"
    assert (days[date(2026, 9, 20)].number, days[date(2026, 9, 20)].reason) == (
        4,
        "调休上班（国庆节）",
    )
    assert days[date(2026, 10, 1)].reason == "国庆节放假"
    assert max(days) == clock.due


@settings(max_examples=100)
@given(STARTS, st.integers(1, 60), PAUSES, UNITS, st.integers(0, 40))
def test_it_agrees_with_a_walk_over_the_days(
    start: date, amount: int, pauses: list[tuple[int, int]], unit: Unit, extension: int
) -> None:
    clock = paused(Clock(CALENDAR, amount, unit).start(start), spans(start, pauses))
    if extension:
        clock = clock.extend(start, extension)
    by_workdays = unit is Unit.WORKDAY
    expected = counting.due(
        start, amount + extension, spans(start, pauses), by_workdays=by_workdays
    )
    assert clock.due == expected
    assert clock.day_by_day()[-1].number == amount + extension


@given(STARTS, st.integers(1, 30), PAUSES)
def test_days_left_falls_by_one_on_each_day_that_counts(
    start: date, amount: int, pauses: list[tuple[int, int]]
) -> None:
    clock = paused(Clock(CALENDAR, amount).start(start), spans(start, pauses))
    for step in clock.day_by_day():
        before = clock.read(step.day - timedelta(days=1)).days_left
        after = clock.read(step.day).days_left
        assert before is not None
        assert after == before - step.counted


@given(STARTS, st.integers(1, 60), PAUSES, st.integers(0, 60), UNITS)
def test_pause_and_resume_on_one_day_change_nothing(
    start: date, amount: int, pauses: list[tuple[int, int]], after: int, unit: Unit
) -> None:
    clock = paused(Clock(CALENDAR, amount, unit).start(start), spans(start, pauses))
    day = start + timedelta(days=after)
    assert clock.pause(day, "x").resume(day, "x").due == clock.due


@given(STARTS, st.integers(1, 60), PAUSES, st.tuples(st.integers(0, 60), st.integers(0, 30)))
def test_one_more_pause_or_day_never_makes_it_due_earlier(
    start: date, amount: int, pauses: list[tuple[int, int]], more: tuple[int, int]
) -> None:
    clock = paused(Clock(CALENDAR, amount).start(start), spans(start, pauses))
    (first, last), *_ = spans(start, [more])
    due = clock.due
    longer = clock.pause(first, "more").resume(last, "more").due
    assert due is not None
    assert longer is not None
    assert longer >= due
    assert (clock.extend(start, 1).due or date.min) > due


@given(STARTS, st.integers(1, 40), PAUSES)
def test_the_order_in_which_events_are_noted_does_not_matter(
    start: date, amount: int, pauses: list[tuple[int, int]]
) -> None:
    noted = spans(start, pauses)
    one = paused(Clock(CALENDAR, amount).start(start), noted)
    other = paused(Clock(CALENDAR, amount).start(start), noted[::-1])
    assert one.due == other.due


def test_misuse_is_told() -> None:
    with pytest.raises(ValueError, match="started first"):
        REPLY.extend(RECEIVED, 5)
    with pytest.raises(ValueError, match="nothing was paused"):
        REPLY.start(RECEIVED).resume(RECEIVED, "x")
    with pytest.raises(ValueError, match="at least one day"):
        Clock(CALENDAR, 0)
    with pytest.raises(ValueError, match="working days or days"):
        Clock(CALENDAR, 6, Unit.MONTH)
    assert REPLY.read(RECEIVED).state is State.WAITING
    assert REPLY.explain(RECEIVED) == ["还没有起算。"]
