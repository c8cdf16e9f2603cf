"""Time limits of cells and of requirements."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from gongkai.oversight.plans.rules.deadlines import (
    Context,
    in_cell,
    in_requirement,
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


def test_the_months_that_follow_come_again() -> None:
    assert told("每月后10个工作日内公开") == [
        ("recurring", {"days": "10", "unit": "workday", "every": "month"})
    ]


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("按季度公开", "quarter"),
        ("每月10日前", "month"),
        ("每半年", "half_year"),
        ("每年", "year"),
        ("定期公开", "unspecified"),
    ],
)
def test_again_and_again(text: str, every: str) -> None:
    assert told(text) == [("recurring", {"every": every})]


def test_the_same_day_every_year_has_a_date() -> None:
    assert told("每年9月底前") == [("recurring", {"date": "2025-09-30", "every": "year"})]


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
