"""Dates in running text."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.language.dates import DateKind, date_of, dates_in
from gongkai.ground.language.numerals import chinese, chinese_year

DAYS = st.dates(date(1949, 10, 1), date(2099, 12, 31))
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@pytest.mark.parametrize(
    ("text", "kind", "day", "before"),
    [
        ("2025年6月26日", DateKind.DAY, date(2025, 6, 26), False),
        ("2025 年 6 月 26 日", DateKind.DAY, date(2025, 6, 26), False),
        ("2025-06-26", DateKind.DAY, date(2025, 6, 26), False),
        ("2025.6.26", DateKind.DAY, date(2025, 6, 26), False),
        ("二〇二五年六月二十六日", DateKind.DAY, date(2025, 6, 26), False),
        ("２０２５年", DateKind.YEAR, date(2025, 12, 31), False),
        ("二○二五年六月", DateKind.MONTH, date(2025, 6, 30), False),
        ("6月30日前", DateKind.DAY, date(2024, 6, 30), True),
        ("6月底前", DateKind.MONTH_END, date(2024, 6, 30), True),
        ("2022年12月底前", DateKind.MONTH_END, date(2022, 12, 31), True),
        ("2月底", DateKind.MONTH_END, date(2024, 2, 29), False),
        ("年底前", DateKind.YEAR_END, date(2024, 12, 31), True),
        ("2025年底前", DateKind.YEAR_END, date(2025, 12, 31), True),
        ("年内", DateKind.YEAR_END, date(2024, 12, 31), True),
        ("上半年", DateKind.HALF_YEAR, date(2024, 6, 30), False),
        ("第一季度", DateKind.QUARTER, date(2024, 3, 31), False),
        ("明年1月底前", DateKind.MONTH_END, date(2025, 1, 31), True),
        ("每季度", DateKind.QUARTERLY, None, False),
        ("按季度", DateKind.QUARTERLY, None, False),
        ("每月", DateKind.MONTHLY, None, False),
        ("每月10日前", DateKind.MONTHLY, None, True),
        ("每半年", DateKind.HALF_YEARLY, None, False),
        ("每年", DateKind.YEARLY, None, False),
        ("每年6月底前", DateKind.YEARLY, None, True),
    ],
)
def test_every_form(text: str, kind: DateKind, day: date | None, before: bool) -> None:
    (mention,) = dates_in(f"请于{text}公开", year=2024)
    assert (mention.text, mention.kind, mention.date, mention.before) == (text, kind, day, before)


@pytest.mark.parametrize(
    "text",
    ["2月30日", "2023年2月29日", "2025年13月1日", "20个工作日内", "3年内", "一年内", "6个月",
     "0531-83270000", "年度内容", "满3年6月", "1990.5", "〔2025〕9号", "", "6月31日前"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert dates_in(text, year=2025) == []


def test_without_a_year_the_day_stays_open() -> None:
    (mention,) = dates_in("6月30日前")
    assert (mention.date, mention.month, mention.day, mention.year_given) == (None, 6, 30, False)


def test_two_in_one_sentence() -> None:
    found = dates_in("7月底前报方案，10月底前完成", year=2025)
    assert [mention.date for mention in found] == [date(2025, 7, 31), date(2025, 10, 31)]


@given(DAYS)
def test_written_and_read_again(day: date) -> None:
    plain = f"{day.year}年{day.month}月{day.day}日"
    in_chinese = f"{chinese_year(day.year)}年{chinese(day.month)}月{chinese(day.day)}日"
    for text in (plain, plain.translate(FULL_WIDTH), in_chinese, day.isoformat()):
        assert date_of(text) == day


@given(st.integers(2000, 2099), st.integers(1, 12))
def test_month_end_is_the_last_day(year: int, month: int) -> None:
    (mention,) = dates_in(f"{month}月底前", year=year)
    assert mention.date is not None
    assert (mention.date + timedelta(days=1)).day == 1
    assert (mention.date.year, mention.date.month) == (year, month)


@given(
    st.text() | st.text(st.sampled_from("0123456789二〇年月日前底内每季度半上下 .-号")),
    st.integers(),
)
def test_any_text_is_answered_in_order(text: str, year: int) -> None:
    mentions = dates_in(text, year=year)
    assert all(mention.text == text[mention.start : mention.end] for mention in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
