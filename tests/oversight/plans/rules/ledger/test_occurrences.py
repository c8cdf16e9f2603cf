"""When each part of a task is due, against counting by hand and the vectors of the field."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.ground.timelimits.calendar import Calendar
from gongkai.ground.timelimits.enums import FirstDay
from gongkai.oversight.plans.rules.ledger import Due, Limit, dues
from gongkai.oversight.plans.rules.ledger.occurrences import MOST_TIMES, Start, moved
from gongkai.oversight.plans.saying import day_words
from tests.factories.ledger import frame, limit

YEAR_END = date(2026, 12, 31)


def days(parts: tuple[Due, ...]) -> list[str]:
    return [f"{part.due:%m-%d}" for part in parts if part.due]


def one(*limits: Limit, **more: date) -> Due:
    (part,) = dues(limits, [], frame(**more))
    return part


def recurring(every: str, **more: object) -> Limit:
    return limit("recurring", text="定期报送", every=every, **more)


def quota(times: int, every: str = "", **more: object) -> Limit:
    return limit("quota", text=f"至少{times}次", every=every, times=times, **more)


def test_a_fixed_day_is_one_part_and_says_the_plans_words() -> None:
    part = one(limit(text="2026年6月底前"))
    assert (part.key, part.label, part.due, part.kind) == ("1", "办完", date(2026, 6, 30), "fixed")
    assert part.why == ("工作要点写明“2026年6月底前”，最后一天是2026年6月30日（星期二）。",)
    assert not part.counted


@pytest.mark.parametrize(
    ("every", "issued", "expected"),
    [
        ("month", date(2026, 10, 31), ["10-31", "11-30", "12-31"]),
        ("month", date(2026, 11, 1), ["11-30", "12-31"]),
        ("quarter", date(2026, 3, 2), ["03-31", "06-30", "09-30", "12-31"]),
        ("quarter", date(2026, 3, 31), ["03-31", "06-30", "09-30", "12-31"]),
        ("quarter", date(2026, 6, 8), ["06-30", "09-30", "12-31"]),
        ("half_year", date(2026, 3, 2), ["06-30", "12-31"]),
        ("half_year", date(2026, 7, 1), ["12-31"]),
        ("year", date(2026, 3, 2), ["12-31"]),
    ],
)
def test_what_recurs_has_a_part_for_each_period_that_had_not_ended(
    every: str, issued: date, expected: list[str]
) -> None:
    parts = dues([recurring(every)], [], frame(issued))
    assert days(parts) == expected
    assert all(part.counted and not part.provisional for part in parts)


def test_a_quarter_keeps_its_key_whenever_the_plan_was_issued() -> None:
    march, june = (dues([recurring("quarter")], [], frame(date(2026, m, 8))) for m in (3, 6))
    assert [part.key for part in march] == ["1.1.1", "1.2.1", "1.3.1", "1.4.1"]
    assert [part.key for part in june] == ["1.2.1", "1.3.1", "1.4.1"]
    assert [part.label for part in june] == ["第二季度", "第三季度", "第四季度"]


def test_several_times_a_period_are_several_parts() -> None:
    parts = dues([recurring("half_year", times=2)], [], frame())
    assert [part.label for part in parts] == [
        "上半年第 1 次", "上半年第 2 次", "下半年第 1 次", "下半年第 2 次",
    ]  # fmt: skip


def test_days_after_a_period_are_counted_by_the_calendar() -> None:
    parts = dues([recurring("quarter", days=5, day_unit="workday")], [], frame())
    # 清明, 4 to 6 April, and 国庆, 1 to 7 October, are off; Saturday 10 October is worked.
    assert days(parts)[:3] == ["04-08", "07-07", "10-13"]
    assert parts[0].why[0] == "工作要点写明“定期报送”。"
    assert "到期日为2026年4月8日（星期三）。" in parts[0].why


def test_the_days_after_the_last_quarter_are_provisional_while_next_year_is_unknown() -> None:
    last = dues([recurring("quarter", days=5, day_unit="workday")], [], frame())[-1]
    assert last.provisional
    assert (last.due, last.due.year if last.due else 0) == (date(2027, 1, 7), 2027)
    assert any("暂按周末推算" in sentence for sentence in last.why)
    office = Calendar({date(2027, 1, 1): False, date(2027, 1, 4): False})
    known = dues([recurring("quarter", days=5, day_unit="workday")], [], frame(calendar=office))[-1]
    assert (known.provisional, known.due) == (False, date(2027, 1, 11))


def test_a_yearly_report_may_have_its_day() -> None:
    part = one(recurring("year", date=date(2026, 1, 31)), issued=date(2026, 1, 5))
    assert part.due == date(2026, 1, 31)
    assert "最后一天是2026年1月31日（星期六）" in part.why[0]


@pytest.mark.parametrize(
    ("every", "day", "issued", "expected"),
    [
        ("month", date(2026, 1, 10), date(2026, 10, 10), ["10-10", "11-10", "12-10"]),
        ("month", date(2026, 1, 10), date(2026, 10, 20), ["11-10", "12-10"]),
        ("month", date(2025, 1, 30), date(2026, 1, 1), ["01-30", "02-28", "03-30"]),
        ("month", date(2026, 2, 10), date(2026, 11, 1), ["12-10", "01-10"]),  # the month after
        ("quarter", date(2026, 1, 15), date(2026, 1, 16), ["04-15", "07-15", "10-15"]),
        ("quarter", date(2026, 4, 10), date(2026, 9, 1), ["10-10", "01-10"]),
        ("quarter", date(2026, 2, 28), date(2026, 5, 1), ["05-31", "08-31", "11-30"]),
        ("half_year", date(2026, 6, 15), date(2026, 1, 5), ["06-15", "12-15"]),
        ("year", date(2026, 1, 31), date(2026, 1, 31), ["01-31"]),
    ],
)
def test_the_day_in_each_period_that_had_not_passed(
    every: str, day: date, issued: date, expected: list[str]
) -> None:
    parts = dues([recurring(every, date=day)], [], frame(issued))
    assert days(parts)[: len(expected)] == expected
    assert [part.due for part in parts] == sorted(part.due for part in parts if part.due)
    again = dues([quota(2, every, date=day)], [], frame(issued))
    assert days(again)[: 2 * len(expected) : 2] == expected
    if every != "year":
        assert "这一期的最后一天是" in parts[0].why[0]


def test_a_day_of_the_year_that_was_over_at_issue_makes_nobody_late() -> None:
    part = one(recurring("year", date=date(2026, 1, 31)))
    assert (part.key, part.due) == ("year", YEAR_END)
    assert "印发的时候各期都已经过去" in part.why[0]


def test_whole_months_follow_a_period() -> None:
    parts = dues([recurring("quarter", days=1, day_unit="month")], [], frame())
    assert days(parts) == ["04-30", "07-31", "10-31", "01-31"]
    assert "这一期满后 1 个月，最后一天是2026年4月30日（星期四）。" in parts[0].why[0]


@pytest.mark.parametrize("every", ["", "year"])
def test_a_quota_of_the_year_is_due_at_its_end_or_on_the_fixed_day(every: str) -> None:
    parts = dues([quota(2, every, key=2)], [], frame())
    assert [(part.key, part.label, part.due) for part in parts] == [
        ("2.1.1", "第 1 次（共 2 次）", YEAR_END),
        ("2.1.2", "第 2 次（共 2 次）", YEAR_END),
    ]
    fixed = dues([limit(key=1, date=date(2026, 11, 30)), quota(2, every, key=2)], [], frame())
    # The quota carries the fixed day: that day asks for nothing more.
    assert [(part.key, f"{part.due:%m-%d}") for part in fixed] == [
        ("2.1.1", "11-30"), ("2.1.2", "11-30"),
    ]  # fmt: skip
    more = [limit(key=1), limit(key=3, date=date(2026, 11, 30)), quota(2, every, key=2)]
    assert dues(more, [], frame())[0].label == "办完", "the only fixed day that is left"


def test_several_fixed_days_are_told_apart() -> None:
    listed = [
        limit(key=1, date=date(2026, 4, 11)),
        limit(key=2),
        limit(key=3, date=date(2027, 1, 5)),
    ]
    parts = dues(listed, [], frame())
    assert [(part.key, part.label) for part in parts] == [
        ("1", "4月11日前办完"), ("2", "6月30日前办完"), ("3", "2027年1月5日前办完"),
    ]  # fmt: skip


def test_an_amended_limit_asks_for_nothing_that_was_over() -> None:
    late = date(2026, 9, 30)
    parts = dues([recurring("quarter", since=late)], [], frame())
    assert [part.key for part in parts] == ["1.3.1", "1.4.1"]
    assert days(dues([quota(2, "quarter", since=late)], [], frame())) == [
        "09-30", "09-30", "12-31", "12-31",
    ]  # fmt: skip
    added, issued = (dues([quota(2, since=since)], [], frame()) for since in (late, None))
    assert [(one.key, one.due) for one in added] == [(one.key, one.due) for one in issued]
    assert issued[0].why[0].startswith("工作要点写明")
    assert added[0].why[0].startswith("政务公开办")
    early = date(2026, 1, 1)
    for since in (early, None):
        parts = dues([recurring("month", since=since)], [], frame())
        assert [part.key for part in parts] == [f"1.{month}.1" for month in range(3, 13)]
    over = one(recurring("year", date=date(2026, 1, 31), since=late))
    assert (over.key, over.due) == ("year", YEAR_END)
    assert "加上的时候各期都已经过去" in over.why[0]


def test_a_quota_of_the_quarter_is_due_at_each_end() -> None:
    parts = dues([quota(2, "quarter")], [], frame(date(2026, 9, 1)))
    assert days(parts) == ["09-30", "09-30", "12-31", "12-31"]
    assert parts[0].label == "第三季度第 1 次（共 2 次）"
    assert "这一期要做 2 次，最迟2026年9月30日（星期三）" in parts[0].why[0]


def test_a_number_that_cannot_be_meant_makes_no_thousands_of_parts() -> None:
    assert len(dues([quota(5000)], [], frame())) == MOST_TIMES
    assert len(dues([recurring("month", times=5000)], [], frame())) == MOST_TIMES * 10


@pytest.mark.parametrize("kind", ["window", "while", "ongoing", "quota", "recurring", "date"])
def test_what_gives_no_day_is_looked_at_once_a_year(kind: str) -> None:
    said = limit(kind, text="长期坚持", date=None, every="unspecified")
    part = one(said)
    assert (part.key, part.due, part.kind) == ("year", YEAR_END, "yearly")
    assert "“长期坚持”" in part.why[0]
    assert "2026年12月31日（星期四）" in part.why[-1]
    assert not part.counted


def test_no_deadline_at_all_is_looked_at_once_a_year() -> None:
    assert one().why[0] == "工作要点没有写时限，每年检查一次。"


def test_periods_that_were_over_at_issue_are_said() -> None:
    part = one(recurring("quarter"), issued=date(2027, 1, 5))
    assert part.why[0] == "工作要点写的是“定期报送”，印发的时候各期都已经过去，按年度检查日办。"


def test_what_follows_an_event_begins_with_it_and_each_event_has_its_part() -> None:
    said = limit("after_event", text="20个工作日内", days=20, day_unit="workday", event="信息形成")
    waiting = one(said)
    assert (waiting.key, waiting.due) == ("year", YEAR_END)
    assert "要等事情发生以后起算" in waiting.why[0]
    starts = [Start(1, 4, date(2026, 9, 14), ""), Start(1, 5, date(2026, 3, 9), "第二批形成")]
    second, first, check = dues([said], [*starts, Start(2, 6, date(2026, 1, 1), "")], frame())
    assert (first.key, first.due) == ("1@4", date(2026, 10, 16))
    assert (second.key, second.label) == ("1@5", "第二批形成（3月9日起）")
    assert first.label == "信息形成（9月14日起）"
    assert first.counted
    assert check.key == "year"
    assert first.why[0] == "工作要点写明“20个工作日内”。"


def test_an_event_without_a_number_of_days_is_due_at_the_check() -> None:
    said = limit("after_event", text="及时公开")
    started, _ = dues([said], [Start(1, 2, date(2026, 4, 1), "批准")], frame())
    assert (started.due, started.kind) == (YEAR_END, "started")
    assert "没有写天数" in started.why[0]


def test_several_deadlines_together_are_ordered_by_day() -> None:
    parts = dues(
        [limit("ongoing", key=1, text="长期坚持"), recurring("half_year", key=2), limit(key=3)],
        [],
        frame(),
    )
    assert [(part.key, f"{part.due:%m-%d}") for part in parts] == [
        ("2.1.1", "06-30"), ("3", "06-30"), ("2.2.1", "12-31"), ("year", "12-31"),
    ]  # fmt: skip


# domain.md section 10, [V]: 7, 15 and 20 working days, the next working day is the first.
VECTORS = {
    date(2026, 9, 14): (date(2026, 9, 22), date(2026, 10, 10), date(2026, 10, 16)),
    date(2025, 1, 20): (date(2025, 2, 5), date(2025, 2, 14), date(2025, 2, 21)),
    date(2026, 2, 10): (date(2026, 2, 26), date(2026, 3, 9), date(2026, 3, 16)),
    date(2026, 11, 23): (date(2026, 12, 2), date(2026, 12, 14), date(2026, 12, 21)),
}


@pytest.mark.parametrize("start", VECTORS)
def test_the_vectors_of_the_field(start: date) -> None:
    found = [after_event(start, amount, "workday").due for amount in (7, 15, 20)]
    assert tuple(found) == VECTORS[start]


def test_twenty_working_days_from_december_are_provisional() -> None:
    part = after_event(date(2026, 12, 7), 20, "workday")
    assert part.provisional
    assert any("2027年的放假安排还没有录入" in sentence for sentence in part.why)


def after_event(start: date, amount: int, unit: str, first: FirstDay = FirstDay.NEXT) -> Due:
    said = limit("after_event", text="限期办理", days=amount, day_unit=unit)
    where = frame(first_day=first, year=start.year)
    return next(p for p in dues([said], [Start(1, 2, start, "形成")], where) if p.key == "1@2")


@given(
    start=st.dates(date(2025, 1, 1), date(2026, 8, 31)),
    amount=st.integers(1, 60),
    first=st.sampled_from(FirstDay),
)
def test_working_days_agree_with_counting_one_by_one(
    start: date, amount: int, first: FirstDay
) -> None:
    day = start - timedelta(days=first is FirstDay.SAME)
    left = amount
    while left:
        day += timedelta(days=1)
        left -= chinese_calendar.is_workday(day)
    assert after_event(start, amount, "workday", first).due == day


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        (date(2026, 3, 9), 1, date(2026, 4, 9)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 11, 15), 14, date(2028, 1, 15)),
    ],
)
def test_months_end_on_the_corresponding_day(start: date, amount: int, due: date) -> None:
    part = after_event(start, amount, "month")
    assert (part.due, part.provisional) == (due, False)
    assert f"按月计 {amount} 个月" in part.why[1]
    assert part.why[-1] == f"到期日为{day_words(due)}。"
    assert ("以月末为准" in "".join(part.why)) == (start.day != due.day)


@given(start=st.dates(date(2025, 1, 1), date(2026, 8, 31)), amount=st.integers(1, 90))
def test_calendar_days_are_calendar_days(start: date, amount: int) -> None:
    assert after_event(start, amount, "day").due == start + timedelta(days=amount)


KINDS = ["date", "after_event", "recurring", "quota", "window", "while", "ongoing", "strange"]
limits = st.builds(
    Limit,
    key=st.integers(1, 4),
    kind=st.sampled_from(KINDS),
    text=st.sampled_from(["", "每季度", "6月底前"]),
    date=st.none() | st.dates(date(2025, 6, 1), date(2027, 6, 1)),
    days=st.none() | st.integers(0, 40),
    day_unit=st.sampled_from(["", "day", "workday", "month"]),
    event=st.just("形成"),
    every=st.sampled_from(["", "month", "quarter", "half_year", "year", "unspecified"]),
    times=st.none() | st.integers(0, 70),
)


@settings(max_examples=60)
@given(
    listed=st.lists(limits, max_size=4, unique_by=lambda each: each.key),
    starts=st.lists(
        st.builds(
            Start, st.integers(1, 4), st.integers(2, 9), st.dates(date(2026, 1, 1), YEAR_END),
            st.just(""),
        ),
        max_size=3,
        unique_by=lambda each: each.number,
    ),
    issued=st.dates(date(2025, 12, 1), date(2027, 1, 31)),
)  # fmt: skip
def test_there_is_always_a_part_and_every_part_says_why(
    listed: list[Limit], starts: list[Start], issued: date
) -> None:
    parts = dues(listed, starts, frame(issued))
    assert parts
    assert len({part.key for part in parts}) == len(parts)
    assert [part.due for part in parts] == sorted(part.due for part in parts if part.due)
    for part in parts:
        assert part.due is not None
        assert day_words(part.due) in "".join(part.why) or part.due == YEAR_END
        assert all(sentence.endswith("。") for sentence in part.why)
        assert "已经超期" not in "".join(part.why)
        assert "还有" not in "".join(part.why)  # how it stands today is the light's business
    assert parts == dues(listed, starts, frame(issued))


def test_a_moved_day_is_certain_and_never_earlier() -> None:
    part = Due("1", "办完", date(2026, 6, 30), "fixed", ("写明。",), provisional=True)
    later = moved(part, date(2026, 9, 30), "等文件")
    assert (later.due, later.provisional) == (date(2026, 9, 30), False)
    assert later.why[-1] == "政务公开办同意延到2026年9月30日（星期三）：等文件。"
    assert moved(part, date(2026, 6, 1), "早") == part
