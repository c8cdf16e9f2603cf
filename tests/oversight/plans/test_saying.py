"""Deadlines and days in words."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.oversight.plans.saying import Light, all_words, deadline_words, light
from tests.factories.plans import deadline

DAY = date(2025, 4, 10)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (deadline(), "2025年6月30日（星期一）前"),
        (
            deadline("after_event", days=20, unit="workday", event="信息形成"),
            "信息形成后 20 个工作日内",
        ),
        (deadline("after_event", days=3, unit="day", event="收到之日起"), "收到之日起 3 日内"),
        (deadline("after_event", days=1, unit="month", event="收到"), "收到后 1 个月内"),
        (deadline("recurring", every="quarter"), "每季度"),
        (deadline("recurring", every="month", date="2025-01-10"), "每月10日前"),
        (deadline("recurring", every="month", date="2025-02-10"), "每月次月10日前"),
        (deadline("recurring", every="quarter", date="2025-02-28"), "每季度第二个月底前"),
        (deadline("recurring", every="half_year", date="2025-06-15"), "每半年末月15日前"),
        (deadline("recurring", every="year", date="2025-01-31"), "每年1月31日前"),
        (deadline("recurring", every="unspecified", date="2025-01-31"), "定期"),
        (deadline("quota", times=2, every="year", date="2025-11-30"), "每年11月30日前至少 2 次"),
        (
            deadline("recurring", every="month", days=10, unit="workday"),
            "每月，期满后 10 个工作日内",
        ),
        (deadline("quota", times=2, every="year"), "每年至少 2 次"),
        (deadline("window", days=30, unit="day"), "不少于 30 日"),
        (deadline("while", "汛期", event="汛期"), "汛期"),
        (deadline("ongoing", "长期坚持"), "长期坚持"),
        (deadline("date", "适时", date=None), "适时"),
        (deadline("window", "", days=None), "没有写明"),
    ],
)
def test_a_deadline_in_words(given: dict, words: str) -> None:
    assert deadline_words(given) == words


def test_each_phrase_once() -> None:
    assert all_words([deadline(), deadline(), deadline("ongoing", "长期坚持")]) == (
        "2025年6月30日（星期一）前；长期坚持"
    )


@pytest.mark.parametrize(
    ("due", "shown"),
    [
        (date(2025, 4, 9), Light("late", "已过 1 天")),
        (DAY, Light("soon", "今天到期")),
        (date(2025, 4, 24), Light("soon", "还剩 14 天")),
        (date(2025, 4, 25), Light("clock", "还剩 15 天")),
        (None, Light("", "没有固定日期")),
    ],
)
def test_days_left_in_words(due: date | None, shown: Light) -> None:
    assert light(due, DAY) == shown
