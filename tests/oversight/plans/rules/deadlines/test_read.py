"""Time limits of cells and of requirements."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from gongkai.oversight.plans.rules.deadlines import (
    Context,
    in_cell,
    in_requirement,
    is_weekly,
    looks_like_deadline,
)

SIGNED = dt.date(2025, 6, 26)
CONTEXT = Context(2025, SIGNED)
FIELDS = ("date", "days", "unit", "event", "every", "times")


def told(text: str, **context: Any) -> list[tuple[str, dict[str, Any]]]:
    """Kind and fields of a cell's limits, without those that say nothing."""
    limits = in_cell(text, Context(**{"year": 2025, "signed": SIGNED, **context}))
    return [
        (one.kind, {k: str(v) for k in FIELDS if (v := getattr(one, k)) is not None})
        for one in limits
    ]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024年12月底前", "2024-12-31"),
        ("12月底前", "2025-12-31"),
        ("年底前", "2025-12-31"),
        ("2026年年底前基本完成", "2026-12-31"),
        ("今年底前", "2025-12-31"),
        ("2月底", "2025-02-28"),
        ("6月30日前", "2025-06-30"),
        ("二〇二四年二月底前", "2024-02-29"),
        ("十一月上旬", "2025-11-10"),
        ("上半年", "2025-06-30"),
        ("三季度末", "2025-09-30"),
        ("2025.12.31", "2025-12-31"),
        ("2025-09", "2025-09-30"),
        ("3月至10月", "2025-10-31"),
        ("2025年", "2025-12-31"),
    ],
)
def test_a_day(text: str, date: str) -> None:
    assert told(text) == [("date", {"date": date})]


def test_two_days_in_one_cell() -> None:
    days = [fields["date"] for _, fields in told("7月底前完成初稿，10月底前定稿")]
    assert days == ["2025-07-31", "2025-10-31"]


@pytest.mark.parametrize(
    ("text", "event", "days", "unit"),
    [
        ("信息形成或者变更之日起20个工作日内公开", "信息形成或者变更", "20", "workday"),
        ("处罚信息于决定作出后7个工作日内公开", "决定作出", "7", "workday"),
        ("建设方案应在方案、计划确定后二十日内公开", "方案、计划确定", "20", "day"),
        ("信息形成20个工作日内", "信息形成", "20", "workday"),
    ],
)
def test_after_an_event(text: str, event: str, days: str, unit: str) -> None:
    assert told(text) == [("after_event", {"days": days, "unit": unit, "event": event})]


@pytest.mark.parametrize(
    ("text", "event", "days"),
    [
        ("收到后1个月内", "收到", "1"),
        ("收到后　１　个月内", "收到", "1"),
        ("收到申请之日起一个月以内", "收到申请", "1"),
        ("信息形成之日起2月内", "信息形成", "2"),
        ("决定作出十二个月之内", "决定作出", "12"),
        ("1个月内", None, "1"),
        ("在三个月内办结", None, "3"),
    ],
)
def test_months_after_an_event(text: str, event: str | None, days: str) -> None:
    named = {"event": event} if event else {}
    assert told(text) == [("after_event", {"days": days, "unit": "month", **named})]


def test_a_named_month_is_no_number_of_months() -> None:
    assert told("2月内") == [("date", {"date": "2025-02-28"})]
    assert told("公布2月内整改情况") == [("date", {"date": "2025-02-28"})]


@pytest.mark.parametrize("text", ["每季度结束后1个月内", "每季度，期满后 1 个月内"])
def test_months_after_each_period(text: str) -> None:
    assert told(text) == [("recurring", {"days": "1", "unit": "month", "every": "quarter"})]


@pytest.mark.parametrize(
    ("signed", "due"), [("2025-01-31", "2025-02-28"), ("2025-11-30", "2025-12-30")]
)
def test_months_after_the_issue_end_on_the_corresponding_day(signed: str, due: str) -> None:
    [(kind, fields)] = told("印发之日起1个月内", signed=dt.date.fromisoformat(signed))
    assert (kind, fields["date"], fields["unit"]) == ("date", due, "month")
    [(kind, fields)] = told("印发之日起1个月内", signed=None)
    assert (kind, fields["days"], fields["unit"]) == ("after_event", "1", "month")


def test_the_months_that_follow_come_again() -> None:
    assert told("每月后10个工作日内公开") == [
        ("recurring", {"days": "10", "unit": "workday", "every": "month"})
    ]


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("按季度公开", "quarter"),
        ("每月底前", "month"),
        ("每季度末", "quarter"),
        ("每季度15日前", "quarter"),  # in which month is not said
        ("每年年底前", "year"),
        ("每年2月30日前", "year"),
        ("每月32日前", "month"),
        ("每半年", "half_year"),
        ("每年", "year"),
        ("定期公开", "unspecified"),
    ],
)
def test_again_and_again(text: str, every: str) -> None:
    assert told(text) == [("recurring", {"every": every})]


@pytest.mark.parametrize(
    ("text", "every", "date"),
    [
        ("每年9月底前", "year", "2025-09-30"),
        ("每年1月31日前", "year", "2025-01-31"),
        ("每年的一月三十一日之前", "year", "2025-01-31"),
        ("每年3月前", "year", "2025-03-31"),
        ("每年2月29日前", "year", "2025-02-28"),
        ("每年11月中旬前", "year", "2025-11-20"),
        ("每年1月1日至6月30日", "year", "2025-06-30"),
        ("每年次年1月31日前", "year", "2026-01-31"),
        ("每月10日前", "month", "2025-01-10"),
        ("每个月10号之前", "month", "2025-01-10"),
        ("每月　１０　日以前", "month", "2025-01-10"),
        ("每月十日内", "month", "2025-01-10"),
        ("每月上旬", "month", "2025-01-10"),
        ("每月5日至10日", "month", "2025-01-10"),
        ("按月于10日前报送", "month", "2025-01-10"),
        ("每月次月10日前", "month", "2025-02-10"),
        ("每季度首月15日前", "quarter", "2025-01-15"),
        ("每季第一个月十五日前", "quarter", "2025-01-15"),
        ("每季度第二个月底前", "quarter", "2025-02-28"),
        ("每季度末月25日前", "quarter", "2025-03-25"),
        ("每季度结束后次月10日前", "quarter", "2025-04-10"),
        ("每半年首月10日前", "half_year", "2025-01-10"),
        ("每半年最后一个月10日前", "half_year", "2025-06-10"),
    ],
)
def test_a_day_in_each_period(text: str, every: str, date: str) -> None:
    assert told(text) == [("recurring", {"date": date, "every": every})]
    assert [kind for kind, _ in told(text, year=None)] == ["recurring"]


def test_what_is_reported_may_be_of_the_month_before() -> None:
    [limit] = in_requirement("每月10日前报送上月情况。", CONTEXT)
    assert (limit.every, limit.date, limit.text) == ("month", dt.date(2025, 1, 10), "每月10日前")


def test_a_month_in_which_something_begins_is_no_last_day() -> None:
    assert ("recurring", {"every": "year"}) in told("每年3月起开展检查")


@pytest.mark.parametrize(
    ("text", "every", "times"),
    [
        ("每年至少2次", "year", "2"),
        ("每季度至少开展一次检查", "quarter", "1"),
        ("年内组织培训不少于3次", "year", "3"),
        ("全年开展2次以上", "year", "2"),
    ],
)
def test_a_quota(text: str, every: str, times: str) -> None:
    assert told(text) == [("quota", {"every": every, "times": times})]


@pytest.mark.parametrize(
    ("text", "every", "date"),
    [
        ("每年11月底前至少开展2次", "year", "2025-11-30"),
        ("每季度首月15日前至少报送2次", "quarter", "2025-01-15"),
    ],
)
def test_a_quota_with_its_own_day(text: str, every: str, date: str) -> None:
    assert told(text) == [("quota", {"date": date, "every": every, "times": "2"})]


@pytest.mark.parametrize(
    "text",
    [
        "每周至少2次",
        "每周至少发布2条",
        "每周不少于三次",
        "每周2次以上",
        "至少每周1次",
        "每个星期在3个平台至少发布２条",
        "每日一次",
        "每个工作日至少 1 次",
    ],
)
def test_so_many_times_a_week_are_lasting_work(text: str) -> None:
    assert told(text) == [("ongoing", {})]
    [limit] = in_requirement(f"政务微博{text}。", CONTEXT)
    assert (limit.kind, limit.text) == ("ongoing", text)
    assert is_weekly(limit)


@pytest.mark.parametrize("text", ["长期坚持", "每周更新", "每月至少2次"])
def test_other_lasting_work_needs_no_look(text: str) -> None:
    assert not any(map(is_weekly, in_cell(text, CONTEXT)))


@pytest.mark.parametrize(
    ("text", "days"),
    [("期限不少于1个月", "1"), ("至少三个月", "3"), ("公示６个月以上", "6")],
)
def test_a_minimum_length_in_months(text: str, days: str) -> None:
    assert told(text) == [("window", {"days": days, "unit": "month"})]


def test_a_minimum_length_is_no_day() -> None:
    assert told("征求意见期限不少于30日") == [("window", {"days": "30", "unit": "day"})]


@pytest.mark.parametrize("text", ["长期坚持", "长期公示", "持续推进", "常态化推进", "动态更新"])
def test_no_due_day(text: str) -> None:
    assert told(text) == [("ongoing", {})]


def test_while_something_lasts() -> None:
    assert told("集中整治期间") == [("while", {"event": "集中整治"})]


def test_long_lasting_with_a_first_day() -> None:
    kinds = [kind for kind, _ in told("长期落实公开工作，2025年8月底前要公布清单")]
    assert kinds == ["ongoing", "date"]


@pytest.mark.parametrize("text", ["按上级要求", "另行通知", "见附件"])
def test_what_cannot_be_read_is_not_guessed(text: str) -> None:
    assert told(text) == []


def test_days_after_the_issue_become_a_date() -> None:
    [(kind, fields)] = told("于本要点印发30日内报送")
    assert (kind, fields["date"], fields["days"]) == ("date", "2025-07-26", "30")
    assert told("印发后一个月内")[0][1]["date"] == "2025-07-26"


def test_without_a_signing_date_the_issue_stays_an_event() -> None:
    assert [kind for kind, _ in told("印发30日内", signed=None)] == ["after_event"]


def test_working_days_after_the_issue_need_a_calendar() -> None:
    assert told("印发后10个工作日内")[0][0] == "after_event"
    [(kind, fields)] = told(
        "印发后10个工作日内", add_workdays=lambda day, n: day + dt.timedelta(days=n + 4)
    )
    assert (kind, fields["date"]) == ("date", "2025-07-10")


def test_days_after_the_issue_of_another_paper_are_an_event() -> None:
    assert told("文件印发后5个工作日内")[0][0] == "after_event"


@pytest.mark.parametrize(
    "text",
    [
        "持续做好公开工作，长期公示名单",
        "做好政策公开征询期间的解读",
        "开展“每月一题”工作",
        "落实《2023年12月底前整改清单》",
        "不定期抽查",
        "总结上半年工作",
        "参照（云政发〔2021〕12号）执行",
    ],
)
def test_a_requirement_must_mean_a_limit(text: str) -> None:
    assert in_requirement(text, CONTEXT) == []


def test_limits_of_a_requirement_say_where_they_come_from() -> None:
    limits = in_requirement("每年至少开展2次评价，年底前公布结果，定期通报。", CONTEXT)
    assert [one.kind for one in limits] == ["quota", "date", "recurring"]
    assert {one.origin for one in limits} == {"requirement"}
    assert [one.text for one in limits] == ["每年至少开展2次", "年底前", "定期"]


@pytest.mark.parametrize("text", ["年底前", "长期坚持", "2025年12月底前", "按季度公开"])
def test_a_cell_looks_like_a_limit(text: str) -> None:
    assert looks_like_deadline(text)


@pytest.mark.parametrize(
    "text", ["", "区财政局", "完善公开目录，方便群众查询，接受社会监督，年底前公布"]
)
def test_a_sentence_does_not(text: str) -> None:
    assert not looks_like_deadline(text)


def test_a_cell_may_leave_the_event_to_the_requirement() -> None:
    assert told("5个工作日内办结") == [("after_event", {"days": "5", "unit": "workday"})]
    assert in_requirement("群众来信5个工作日内办结。", CONTEXT) == []


def test_an_event_of_one_word() -> None:
    said = {"days": "5", "unit": "workday", "event": "会"}
    assert told("会后5个工作日内") == [("after_event", said)]


@pytest.mark.parametrize("season", ["汛期", "供暖期", "招生季"])
def test_a_season_is_a_while(season: str) -> None:
    assert told(season) == [("while", {"event": season})]
    assert told(f"{season}前") == []


def test_what_begins_then_is_not_due_then() -> None:
    assert told("2025年6月起长期坚持") == [("ongoing", {})]


@pytest.mark.parametrize(
    ("text", "kind", "every"),
    [
        ("至少每季度听取1次汇报", "quota", "quarter"),
        ("每季度至少听取1次汇报", "quota", "quarter"),
        ("季度", "recurring", "quarter"),
        ("月度报送", "recurring", "month"),
    ],
)
def test_periods(text: str, kind: str, every: str) -> None:
    [limit] = in_cell(text, CONTEXT)
    assert (limit.kind, limit.every) == (kind, every)


def test_an_event_that_begins_with_administration() -> None:
    [limit] = in_requirement("自行政处罚决定作出之日起20个工作日内公开。", CONTEXT)
    assert limit.event == "行政处罚决定作出"
