"""The table of transitions: what it allows, offers, refuses and draws."""

from __future__ import annotations

import pytest

from gongkai.ground.core.errors import Refusal
from gongkai.ground.core.transitions import Machine, Transition

DOOR = Machine(
    name="test.door",
    title="门",
    states={"shut": "关着", "open": "开着", "gone": "拆了"},
    initial="shut",
    actors={"anyone": "任何人", "smith": "木匠"},
    waits_for={"shut": "请先开门。", "open": "请随手关门。"},
    transitions=(
        Transition("open", "开门", ("shut",), "open", "anyone", main=True),
        Transition("shut", "关门", ("open",), "shut", "anyone"),
        Transition("paint", "刷漆", ("shut", "open"), "", "smith", ("colour",)),
        Transition("remove", "拆门", ("shut", "open"), "gone", "smith"),
    ),
)


def test_a_step_leads_where_the_table_says() -> None:
    assert DOOR.step("shut", "open", "这扇门").leads_to("shut") == "open"
    assert DOOR.step("open", "paint", "这扇门").leads_to("open") == "open"


def test_a_wrong_step_says_where_the_case_stands_and_what_comes_next() -> None:
    with pytest.raises(Refusal) as caught:
        DOOR.step("shut", "shut", "这扇门")
    assert caught.value.code == "wrong_state"
    assert caught.value.sentence == "这扇门现在是“关着”，不能“关门”。请先开门。"


def test_only_what_an_actor_may_do_is_offered() -> None:
    assert [each.verb for each in DOOR.offered("shut", {"anyone"})] == ["open"]
    assert [each.verb for each in DOOR.offered("open", {"anyone", "smith"})] == [
        "shut",
        "paint",
        "remove",
    ]
    assert not DOOR.offered("gone", {"anyone", "smith"})


def test_final_states_and_unknown_verbs() -> None:
    assert DOOR.final() == ["gone"]
    with pytest.raises(LookupError):
        DOOR.step("shut", "burn", "这扇门")


def test_the_drawing_has_every_arrow() -> None:
    drawn = DOOR.drawn()
    assert drawn.startswith("# 门\n")
    assert "| 刷漆 `paint` | 关着、开着 | 不变 | 木匠 | colour |" in drawn
    for arrow in (
        "[*] --> shut",
        "shut --> open: 开门（任何人）",
        "open --> open: 刷漆（木匠）",
        "gone --> [*]",
    ):
        assert arrow in drawn


@pytest.mark.parametrize(
    "wrong",
    [
        Transition("open", "开门", ("nowhere",), "open", "anyone"),
        Transition("open", "开门", ("shut",), "nowhere", "anyone"),
        Transition("open", "开门", ("shut",), "open", "nobody"),
    ],
)
def test_a_table_that_names_what_is_not_there_is_refused(wrong: Transition) -> None:
    with pytest.raises(ValueError, match=r"test\.door"):
        Machine("test.door", "门", DOOR.states, "shut", (wrong,), DOOR.actors)
