"""Paging that never fails on a hostile page number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.core.paging import page_of


@pytest.mark.parametrize(
    ("asked", "given_page"),
    [(None, 1), ("", 1), ("2", 2), (3, 3), ("99", 3), ("0", 3), ("-1", 3), ("abc", 1), ("１", 1)],
)
def test_a_wrong_number_gives_the_nearest_page(asked: str | int | None, given_page: int) -> None:
    assert page_of(range(25), asked, 10).number == given_page


@given(st.integers(0, 400), st.text(max_size=8) | st.integers(-9, 999), st.integers(1, 30))
def test_any_number_is_answered(length: int, asked: str | int, size: int) -> None:
    page = page_of(range(length), asked, size)
    assert list(page) == list(range(length))[(page.number - 1) * size : page.number * size]


def test_the_numbers_to_print_hold_gaps() -> None:
    assert page_of(range(400), 10, 20).numbers == [1, None, 8, 9, 10, 11, 12, None, 20]
    assert page_of([], 1).numbers == [1]
