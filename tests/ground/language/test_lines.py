"""Lines as extraction leaves them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.language.lines import is_page_number, unwrap
from gongkai.ground.language.normal import normalise


@pytest.mark.parametrize("line", ["—8—", "- 12 -", " － ３ － ", "第3页 共9页", "第 3 页", "3/9"])
def test_page_numbers(line: str) -> None:
    assert is_page_number(line)


@pytest.mark.parametrize("line", ["8", "", "2025-06-26", "3/9的比例", "一、总则", "第3页的表"])
def test_no_page_numbers(line: str) -> None:
    assert not is_page_number(line)


def test_a_sentence_goes_on_after_a_hard_return_an_empty_line_and_a_page_number() -> None:
    lines = [
        "云川区人民政府办公室",
        "一、加强公开",
        "（一）完善目录。各部门要按照职责,",
        "",
        "—8—",
        "更新目录.",
        "（二）优化服务。",
    ]
    assert [normalise(paragraph) for paragraph in unwrap(lines)] == [
        "云川区人民政府办公室",
        "一、加强公开",
        "（一）完善目录。各部门要按照职责，更新目录。",
        "（二）优化服务。",
    ]


def test_a_heading_begins_a_paragraph_whatever_stood_before() -> None:
    lines = ["各部门要更新目录，", "（二）优化服务。", "办理，", "　　另起一段。"]
    assert unwrap(lines) == ["各部门要更新目录，", "（二）优化服务。", "办理，", "另起一段。"]


def test_lines_that_fill_the_column_are_joined() -> None:
    whole = "全区各级各部门要持续更新主动公开事项目录并且定期检查栏目内容发现问题立即改正并报告结果"
    column = [whole[i : i + 14] for i in range(0, len(whole), 14)]
    assert unwrap([*column[:-1], column[-1] + "。", "二、组织领导"]) == [
        whole + "。",
        "二、组织领导",
    ]


def test_titles_and_short_lines_stay_apart() -> None:
    lines = ["关于印发工作要点", "的通知", "云川区人民政府", "2025年6月26日"]
    assert unwrap(lines) == lines


@given(st.lists(st.text()))
def test_nothing_but_space_and_page_numbers_is_lost(lines: list[str]) -> None:
    kept = "".join(line for line in lines if not is_page_number(line))
    assert "".join("".join(unwrap(lines)).split()) == "".join(kept.split())
