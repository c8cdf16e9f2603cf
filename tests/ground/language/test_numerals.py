"""Chinese numerals both ways, and the marks of headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.language.numerals import (
    Heading,
    chinese,
    chinese_year,
    heading_level,
    heading_of,
    number_of,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二十一", 21),
        ("一百零五", 105),
        ("〇", 0),
        ("两", 2),
        ("廿一", 21),
        ("十", 10),
        ("两千", 2000),
        ("1千", 1000),
        ("1.2万", 12000),
        ("１２", 12),
        ("12,345", 12345),
        ("二〇二五", 2025),
        ("二○二五", 2025),
        ("一百五", 150),
        ("三万五", 35000),
        ("两亿零三万", 200_030_000),
        ("壹佰贰拾叁", 123),
    ],
)
def test_numbers_are_read(text: str, number: int) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["", "三五", "百", "十十", "十百", "几", "1.23", "²", "一1"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert number_of(text) is None


@given(st.integers(0, 10**16 - 1) | st.integers(0, 20_000))
def test_written_and_read_again(number: int) -> None:
    assert number_of(chinese(number)) == number


@given(st.integers(1000, 9999))
def test_years_written_and_read_again(year: int) -> None:
    assert number_of(chinese_year(year)) == year


@given(st.text() | st.text(st.sampled_from("一二三十百千万亿零〇两廿1２.,万亿")))
def test_any_text_is_answered(text: str) -> None:
    assert number_of(text) is None or number_of(text) >= 0
    heading_of(text)


@pytest.mark.parametrize("number", [-1, 10**16])
def test_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="written in Chinese"):
        chinese(number)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("一、加强领导", Heading(1, 1, "加强领导")),
        ("（十二）优化服务", Heading(2, 12, "优化服务")),
        ("1. 完善", Heading(3, 1, "完善")),
        ("１．完善", Heading(3, 1, "完善")),
        ("(3)核对", Heading(4, 3, "核对")),
        ("第三章 总则", Heading(0, 3, "总则")),
    ],
)
def test_headings_are_told_by_their_marks(text: str, heading: Heading) -> None:
    assert heading_of(text) == heading
    assert heading_level(text) == heading.level


@pytest.mark.parametrize("text", ["2025.6.26", "1.5亿元", "一是加强", "（责任单位：区政府）", ""])
def test_what_is_no_heading(text: str) -> None:
    assert heading_of(text) is None
