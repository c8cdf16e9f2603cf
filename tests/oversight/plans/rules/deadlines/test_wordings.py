"""Generated wordings of the day in a period and of months: what was written is what is read."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.language.numerals import chinese
from gongkai.oversight.plans.content import Deadline as Shape
from gongkai.oversight.plans.rules.deadlines import Context, in_cell, in_requirement
from gongkai.oversight.plans.rules.ledger import dues
from gongkai.oversight.plans.rules.model import Deadline
from gongkai.oversight.plans.saying import deadline_words
from tests.factories.ledger import frame, limit

YEAR = 2026
CONTEXT = Context(YEAR, dt.date(YEAR, 1, 1))
FULL = str.maketrans("0123456789", "０１２３４５６７８９")
# Each way of writing a number, also with spaces about it.
STYLES = (str, chinese, lambda n: str(n).translate(FULL), lambda n: f" {n} ", lambda n: f"　{n}　")
styles = st.sampled_from(STYLES)
before = st.sampled_from(["前", "之前", "以前", "内", ""])
# How the months of a period are called, by how many come before them.
QUARTER = {0: ("首月", "第一个月", "首个月"), 1: ("第二个月", "第2个月"), 2: ("末月", "第三个月"),
           3: ("次月", "结束后次月", "下月")}  # fmt: skip
HALF = {0: ("首月", "第一个月"), 3: ("第四个月",), 5: ("末月", "最后一个月"), 6: ("次月",)}
MONTH = {0: ("", "的", "当月", "于"), 1: ("次月", "下个月")}
PERIODS: dict[str, tuple[tuple[str, ...], int, dict[int, tuple[str, ...]]]] = {
    "month": (("每月", "每个月", "按月", "逐月"), 1, MONTH),
    "quarter": (("每季度", "每季", "每个季度", "按季度"), 3, QUARTER),
    "half_year": (("每半年", "按半年"), 6, HALF),
}


@st.composite
def in_periods(draw: st.DrawFn) -> tuple[str, str, list[dt.date]]:
    """A wording, its period, and the last day in each period of the year."""
    every = draw(st.sampled_from(sorted(PERIODS)))
    names, months, places = PERIODS[every]
    place = draw(st.sampled_from(sorted(places)))
    # A month's last days are the subject of another test.
    day = draw(st.integers(1, 27))
    words = draw(st.sampled_from(names)) + draw(st.sampled_from(places[place]))
    words += draw(styles)(day) + draw(st.sampled_from("日号")) + draw(before)
    at = [first + place for first in range(1, 13, months)]
    return words, every, [dt.date(YEAR + (m - 1) // 12, (m - 1) % 12 + 1, day) for m in at]


def read(text: str) -> Deadline:
    """The only limit of a cell, which the same sentence of a requirement states, too."""
    [found] = in_cell(text, CONTEXT)
    [stated] = in_requirement(f"各单位{text}报送情况。", CONTEXT)
    assert (stated.kind, stated.every, stated.date) == (found.kind, found.every, found.date)
    return found


def days(one: Deadline) -> list[dt.date | None]:
    """The last days that the ledger makes of it for the whole year."""
    same: dict[str, Any] = {"date": one.date, "every": one.every, "times": one.times}
    parts = dues([limit(one.kind, text=one.text, **same)], [], frame(dt.date(YEAR, 1, 1)))
    return [part.due for part in parts]


@given(written=in_periods())
def test_the_day_in_each_period(written: tuple[str, str, list[dt.date]]) -> None:
    text, every, expected = written
    found = read(text)
    assert (found.kind, found.every, found.text) == ("recurring", every, text)
    assert days(found) == expected


@given(every=st.sampled_from(["每月", "每季度首月", "每季度末月", "每半年末月"]), end=before)
def test_the_last_day_of_a_month_is_that_of_each(every: str, end: str) -> None:
    for day in days(read(f"{every}底{end}")):
        assert day is not None
        assert day.day == monthrange(day.year, day.month)[1]


@given(
    month=st.integers(1, 12), day=st.integers(1, 31), style=styles, end=before,
    name=st.sampled_from(["每年", "每年的", "每一年", "每年度"]),
)  # fmt: skip
def test_the_day_of_each_year(month: int, day: int, style: Any, end: str, name: str) -> None:
    found = read(f"{name}{style(month)}月{style(day)}日{end}")
    there = day <= monthrange(2000, month)[1]
    expected = dt.date(YEAR, month, min(day, monthrange(YEAR, month)[1])) if there else None
    assert (found.kind, found.every, found.date) == ("recurring", "year", expected)


@given(
    number=st.integers(1, 99), style=styles,
    unit=st.sampled_from([("个月", "month"), ("个工作日", "workday"), ("日", "day")]),
    within=st.sampled_from(["内", "以内", "之内"]),
    joint=st.sampled_from(["之日起", "后", "之后", "以后", ""]),
)  # fmt: skip
def test_so_long_after_an_event(
    number: int, style: Any, unit: tuple[str, str], within: str, joint: str
) -> None:
    text = f"收到{joint}{style(number)}{unit[0]}{within}"
    [found] = in_cell(text, CONTEXT)
    assert (found.kind, found.days, found.unit) == ("after_event", number, unit[1])
    assert (found.event, found.text) == ("收到", text)


@given(times=st.integers(1, 20), style=styles, least=st.sampled_from(["至少", "不少于", "每月"]))
def test_a_number_of_times_beside_a_day(times: int, style: Any, least: str) -> None:
    count = f"{least}{style(times)}次"
    every = "month" if least == "每月" else "year"
    [found, day] = in_cell(f"{count}，2026年6月底前完成目录修订", CONTEXT)
    assert (found.every, found.times, found.date) == (every, times, None)
    assert (day.kind, day.date) == ("date", dt.date(2026, 6, 30))


SAID = st.one_of(
    in_periods().map(lambda written: written[0]),
    st.builds("每年{}月{}日前".format, st.integers(1, 12), st.integers(1, 28)),
    st.builds("每年{}月{}日前至少{}次".format, st.integers(1, 12), st.just(9), st.integers(1, 9)),
    st.builds("收到后{}个月内".format, st.integers(1, 24)),
    st.builds("每季度结束后{}个月内".format, st.integers(1, 3)),
    st.builds("不少于{}个月".format, st.integers(1, 24)),
    st.builds("每周至少发布{}条".format, st.integers(1, 9)),
    st.builds("每季度首月{}日前至少{}次".format, st.integers(1, 27), st.integers(1, 9)),
)


@given(text=SAID)
def test_our_own_words_are_read_as_what_they_were_made_of(text: str) -> None:
    """What an export says and a sheet brings back."""
    [found] = in_cell(text, CONTEXT)
    [again] = in_cell(deadline_words(cast(Shape, found.as_json())), CONTEXT)
    assert {**again.as_json(), "text": ""} == {**found.as_json(), "text": ""}
