"""Aligning: the two sequences come back whatever they are, and nothing costs its square."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.review.rules.aligning import Aligner
from gongkai.ground.review.rules.comparing import compare

FEW = st.lists(st.sampled_from(["甲", "乙", "丙", "", "丁"]), max_size=40)
MANY = st.lists(st.integers(0, 60).map(str), max_size=60)
BUDGETS = st.sampled_from([0, 5, 200, 20_000_000])


class Counted(str):
    """A row that counts how often it was held against another."""

    steps = 0

    def __eq__(self, other: object) -> bool:
        Counted.steps += 1
        return str.__eq__(self, other) is True

    __hash__ = str.__hash__


def rebuilt(old: Sequence[str], new: Sequence[str], budget: int) -> tuple[list[str], list[str]]:
    before: list[str] = []
    after: list[str] = []
    for tag, i1, i2, j1, j2 in Aligner(budget).opcodes(old, new):
        assert (i1, j1) == (len(before), len(after))
        assert {"equal": old[i1:i2] == new[j1:j2], "replace": i1 < i2 and j1 < j2}.get(tag, True)
        before += old[i1:i2]
        after += new[j1:j2]
    return before, after


@given(FEW | MANY, FEW | MANY, BUDGETS)
def test_both_come_back_whatever_the_budget(old: list[str], new: list[str], budget: int) -> None:
    assert rebuilt(old, new, budget) == (old, new)


@given(FEW, FEW)
def test_a_compared_text_gives_both_texts(old: list[str], new: list[str]) -> None:
    lines = compare("\n".join(old), "\n".join(new))
    before = "".join(run.text for line in lines for run in line if run.kind != "in")
    after = "".join(run.text for line in lines for run in line if run.kind != "out")
    assert (before, after) == ("".join(old), "".join(new))


def test_what_stands_once_holds_two_long_lists_together() -> None:
    old = [word for at in range(3_000) for word in (f"行{at}", "空")]
    new = [word for at in range(3_000) for word in (f"行{at}", "改" if at % 10 else "空")]
    codes = Aligner().opcodes(old, new)
    assert sum(i2 - i1 for tag, i1, i2, _, _ in codes if tag == "equal") == 3_300


@pytest.mark.parametrize("change", [0, 1])
def test_equal_rows_cost_their_number_not_its_square(change: int) -> None:
    def steps(count: int) -> int:
        old = [Counted("同样的一行") for _ in range(count)]
        new = [Counted("同样的一行") for _ in range(count)]
        for at in (count // 3, 2 * count // 3) if change else ():
            new[at] = Counted("不同的一行")
        Counted.steps = 0
        Aligner().opcodes(old, new)
        return Counted.steps

    assert steps(8_000) <= 4.5 * steps(2_000) < 4.5 * 10 * 2_000


def test_nothing_is_given_to_the_slow_way_beyond_the_budget() -> None:
    own = Aligner(1_000_000)
    rows = [f"{'甲乙'[at % 2]}" for at in range(5_000)]
    own.opcodes(rows, [*rows[1:], "丙", *rows[::3]])
    assert own.left >= 0
