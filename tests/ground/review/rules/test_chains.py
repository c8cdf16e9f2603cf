"""Chains as data: turns, what may be joined."""

from __future__ import annotations

import pytest

from gongkai.ground.review.rules.chains import Chain, Stage

A, B, C, D = (
    Stage("first", "初审", "review.first", 2, (("names", "姓名和职务没有写错"),)),
    Stage("second", "复审", "review.second", 2),
    Stage("secrecy", "保密审查", "review.secrecy", 3, each_part=True),
    Stage("final", "终审", "review.final", 1),
)
CHAIN = Chain("test.item", "政府信息", (A, B, C, D))


def test_each_stage_is_a_turn_of_its_own_unless_joined() -> None:
    assert [turn.codes for turn in CHAIN.turns()] == [
        ("first",), ("second",), ("secrecy",), ("final",),
    ]  # fmt: skip
    joined = CHAIN.turns([("first", "second")])
    assert [turn.codes for turn in joined] == [("first", "second"), ("secrecy",), ("final",)]
    assert joined[0].label == "初审、复审（合并）"
    assert (joined[0].days, joined[0].ticks) == (4, A.ticks)


@pytest.mark.parametrize(
    ("codes", "may"),
    [
        (("first", "second"), True),
        (("second", "first"), True),
        (("first",), False),
        (("first", "final"), False),
        (("second", "secrecy"), False),  # what reviews each part is joined with nothing
        (("secrecy", "final"), False),
        (("first", "nothing"), False),
        ((), False),
    ],
)
def test_neighbours_may_be_joined_and_secrecy_never(codes: tuple[str, ...], may: bool) -> None:
    assert CHAIN.may_join(codes) is may


def test_what_may_not_be_joined_stays_apart_whatever_is_asked() -> None:
    assert len(CHAIN.turns([("second", "secrecy"), ("secrecy", "final")])) == 4


def test_a_turn_that_reviews_each_part_is_never_passed_for_many() -> None:
    assert [stage.in_batches for stage in CHAIN.stages] == [True, True, False, True]


def test_a_chain_without_stages_or_with_one_twice_is_a_fault() -> None:
    for stages in ((), (A, A)):
        with pytest.raises(ValueError, match="each once"):
            Chain("test.other", "别的", stages)


def test_an_unknown_stage_is_no_stage() -> None:
    with pytest.raises(LookupError):
        CHAIN.stage("fifth")
