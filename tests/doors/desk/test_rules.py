"""Greeting, signs, groups and the sentence at the top."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.doors.desk import rules
from gongkai.ground.ui.todo import TodoItem

TODAY = date(2026, 3, 10)


def item(days: int | None, light: str = "") -> TodoItem:
    due = None if days is None else TODAY + timedelta(days=days)
    return TodoItem(f"事 {days}", "/desk/", "任务", due=due, light=light)


@pytest.mark.parametrize(
    ("hour", "words"),
    [(2, "夜深了"), (8, "早上好"), (10, "上午好"), (12, "中午好"), (15, "下午好"), (20, "晚上好")],
)
def test_the_greeting_fits_the_hour(hour: int, words: str) -> None:
    assert rules.greeting(time(hour)) == words


@pytest.mark.parametrize(
    ("days", "light", "words"),
    [
        (-1, "late", "已超 1 天"),
        (0, "soon", "今天到期"),
        (3, "soon", "还剩 3 天"),
        (4, "go", "还剩 4 天"),
        (None, "go", "没有期限"),
    ],
)
def test_the_sign_beside_a_to_do(days: int | None, light: str, words: str) -> None:
    line = rules.line_of(item(days), TODAY)
    assert (line.light, line.words) == (light, words)


def test_a_stopped_clock_is_neither_late_nor_first() -> None:
    line = rules.line_of(item(-1, light="wait"), TODAY)
    assert (line.light, line.words, line.first) == ("wait", "暂停计时", False)


def test_groups_come_by_urgency_and_empty_ones_are_left_out() -> None:
    groups = rules.in_groups([item(9), item(None), item(-2), item(-3)], TODAY)
    assert [group.heading for group in groups] == ["已经超期", "以后办"]
    assert [line.words for line in groups[0].lines] == ["已超 3 天", "已超 2 天"]
    assert [line.words for line in groups[1].lines] == ["还剩 9 天", "没有期限"]


def test_the_headline_says_what_comes_first() -> None:
    assert rules.headline([], TODAY) == "现在没有等您办的事。"
    assert rules.headline([item(5)], TODAY) == "有 1 件要办，今天没有到期的。"
    assert rules.headline([item(-1), item(0), item(5)], TODAY) == "今天先办前 2 件。"


@given(st.lists(st.one_of(st.none(), st.integers(-400, 400)), max_size=30))
def test_nothing_is_lost_or_doubled_by_grouping(days: list[int | None]) -> None:
    items = [item(each) for each in days]
    shown = [line.item for group in rules.in_groups(items, TODAY) for line in group.lines]
    assert sorted(shown, key=str) == sorted(items, key=str)
    firsts = [line.first for group in rules.in_groups(items, TODAY) for line in group.lines]
    assert firsts == sorted(firsts, reverse=True)  # "the first n" are really the first n
