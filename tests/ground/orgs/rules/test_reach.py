"""Looking up from a unit and down from a post give one answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.ground.orgs.rules.reach import Standing, Tree, extent, permits, reaches, sight

REACHES = ["unit", "below", "government"]


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    size = draw(st.integers(1, 9))
    above = {0: None} | {n: draw(st.none() | st.integers(0, n - 1)) for n in range(1, size)}
    return Tree(above, draw(st.frozensets(st.sampled_from(sorted(above)))))


def post(unit: int, reach: str, officer: str = "") -> Standing:
    return Standing(unit, "role", reach, officer, frozenset({"x.do"}))


@given(trees(), st.sampled_from(REACHES), st.data())
@settings(max_examples=100)
def test_up_and_down_agree(tree: Tree, reach: str, data: st.DataObject) -> None:
    held = post(data.draw(st.sampled_from(sorted(tree.above))), reach)
    seen = {unit for unit in tree.above if reaches(held, unit, tree)}
    assert seen == extent(held, tree)
    assert held.unit_id in seen
    for unit in tree.above:
        assert permits([held], "x.do", unit, tree) == (unit in seen)
        assert not permits([held], "x.other", unit, tree)


def test_a_circle_in_the_tree_ends() -> None:
    circle = Tree({1: 2, 2: 1}, frozenset())
    assert circle.chain(1) == [1, 2]
    assert circle.below(1) == {1, 2}
    assert circle.government_of(1) == 2


@pytest.mark.parametrize("reach", REACHES)
def test_officers_have_no_sight(reach: str) -> None:
    tree = Tree({1: None, 2: 1}, frozenset({1}))
    seen = sight([post(1, reach, officer="security")], tree)
    assert not seen.own
    assert not seen.office
