"""Where a review stands: opinions hold until something is changed, and never longer."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.review.rules.fold import Standing, Step, fold
from gongkai.ground.review.rules.machine import MACHINE
from gongkai.ground.review.rules.separation import against

from .history import (
    AUTHOR,
    BEGAN,
    FIRST,
    LAST,
    SECOND,
    SECRET,
    TURNS,
    WHOLE,
    approve,
    change,
    stand,
    steps,
    submit,
)  # fmt: skip

REASON = {"reason": "第三段写错了日期。"}


def test_each_turn_follows_the_one_before_and_the_last_one_passes() -> None:
    seen = [stand(*WHOLE[:count]).turn for count in range(1, len(WHOLE) + 1)]
    assert seen == [*TURNS, None]
    assert stand(*WHOLE).state == "passed"
    assert [given.by_id for given in stand(*WHOLE).approvals] == [FIRST, SECOND, SECRET, LAST]


@pytest.mark.parametrize("count", range(1, len(WHOLE) + 1))
def test_a_change_voids_every_opinion_wherever_the_review_stands(count: int) -> None:
    standing = stand(*WHOLE[:count], change(2))
    assert (standing.state, standing.approvals, standing.content) == ("draft", (), 2)
    again = stand(*WHOLE[:count], change(2), submit(2))
    assert (again.state, again.turn) == ("reviewing", ("first",))


@pytest.mark.parametrize("verb", ["send_back", "recall", "end"])
def test_what_is_sent_back_recalled_or_ended_keeps_no_opinion(verb: str) -> None:
    standing = stand(*WHOLE[:3], (verb, SECRET, REASON))
    assert standing.approvals == ()
    assert standing.state == MACHINE.transition(verb).target


def test_a_reviewer_compares_with_what_that_turn_passed_last() -> None:
    told = (*WHOLE[:3], change(2), submit(2))
    assert stand(*told).compared_with == 1
    later = stand(*told, approve("first", FIRST), change(3), submit(3))
    assert (later.turn, later.compared_with) == (("first",), 2)
    second = stand(*told, approve("first", FIRST), change(3), submit(3), approve("first", FIRST))
    assert (second.turn, second.compared_with) == (("second",), 1)


def test_who_sees_it_for_the_first_time_compares_with_what_others_passed() -> None:
    assert stand(submit()).compared_with == 0
    standing = stand(submit(), approve("first", FIRST), change(2), submit(2), approve("first", 9))
    assert (standing.turn, standing.compared_with) == (("second",), 2)


def test_whoever_wrote_or_changed_it_is_an_author_for_good() -> None:
    standing = stand(submit(), change(2, by=SECOND), submit(2), approve("first", FIRST))
    assert standing.authors == {AUTHOR, SECOND}
    assert [reason.code for reason in against(standing, SECOND)] == ["own_text"]
    assert against(standing, SECRET) == []


def test_nobody_reviews_twice_unless_the_unit_is_too_small() -> None:
    standing = stand(submit(), approve("first", FIRST))
    assert [reason.code for reason in against(standing, FIRST)] == ["seen_already"]
    small = stand(submit(one_person=True), approve("first", FIRST))
    assert against(small, FIRST) == []
    assert [reason.code for reason in against(small, AUTHOR)] == ["own_text"]


def test_a_deputy_is_bound_by_what_both_have_done() -> None:
    standing = stand(submit(), approve("first", 7, **{"for": [FIRST]}))
    for person, instead_of in ((7, []), (FIRST, []), (8, [FIRST]), (7, [SECOND]), (8, [9, FIRST])):
        assert [one.code for one in against(standing, person, instead_of)] == ["seen_already"]
    assert against(standing, 8, [SECOND]) == []


def test_nobody_passes_their_own_text_through_a_deputy() -> None:
    assert [one.code for one in against(stand(submit()), 8, [AUTHOR])] == ["own_text"]


def test_the_turn_runs_from_the_opinion_before_it() -> None:
    standing = stand(*WHOLE[:2])
    assert standing.turn_since == BEGAN.replace(day=4)
    assert stand(*WHOLE[:2], change(2)).turn_since is None


@st.composite
def histories(draw: st.DrawFn) -> list[Step]:
    """Any steps that the table of transitions allows, one after another."""
    told: list[tuple[str, int, dict[str, Any]]] = []
    content = 1
    for _ in range(draw(st.integers(0, 25))):
        standing = stand(*told)
        allowed = [each for each in MACHINE.transitions if standing.state in each.sources]
        allowed = [
            e for e in allowed if e.verb != ("approve" if standing.is_last_turn else "finish")
        ]
        if not allowed:
            break
        verb, by = draw(st.sampled_from(allowed)).verb, draw(st.integers(1, 6))
        if verb == "change":
            content += 1
        data: dict[str, Any] = {"content": content, "turns": TURNS, "turn": standing.turn or ()}
        told.append((verb, by, data))
    return steps(*told)


@given(histories())
def test_what_passed_was_passed_in_every_turn_as_it_stands_now(told: list[Step]) -> None:
    standing = fold(told)
    assert standing.version == len(told)
    if standing.state == "passed":
        assert tuple(given.turn for given in standing.approvals) == TURNS
        changed = max((step.number for step in told if step.verb == "change"), default=0)
        assert all(given.number > changed for given in standing.approvals)
    if standing.state in ("draft", "returned", "ended"):
        assert not standing.approvals
    assert (standing.turn is None) == (standing.state != "reviewing")


def test_nothing_has_happened_yet() -> None:
    assert fold([]) == Standing()
