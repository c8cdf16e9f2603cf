"""The fold, the phrases and the steps of reminding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.oversight.supervision.rules import cases, phrases
from gongkai.oversight.supervision.rules.fold import Standing, fold
from gongkai.oversight.supervision.rules.reminding import Step, reached, span

DAY = date(2026, 6, 10)


@dataclass(frozen=True)
class Past:
    verb: str
    target: str
    due: date | None = None
    unit_id: int = 1


def test_a_day_stands_until_another_is_set():
    events = [
        Past("report", "reported"),
        Past("confirm", "to_rectify", DAY),
        Past("rectify", "to_recheck"),
        Past("send_back", "to_rectify", DAY + timedelta(days=5)),
        Past("transfer", "to_rectify", unit_id=2),
    ]
    assert fold(events[:3]) == Standing("to_recheck", DAY, 1, 3)
    assert fold(events) == Standing("to_rectify", DAY + timedelta(days=5), 2, 5)


def test_a_draft_may_lose_its_day():
    assert fold([Past("write", "draft", DAY), Past("edit", "draft")]).due is None


def test_nothing_folds_to_nothing():
    assert fold([]) == Standing("", None, None, 0)


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (4, None),
        (3, Step.BEFORE),
        (1, Step.BEFORE),
        (0, Step.ON_THE_DAY),
        (-1, Step.LATE),
        (-400, Step.LATE),
    ],
)
def test_the_highest_step_that_is_reached(days, step):
    assert reached(DAY, DAY - timedelta(days=days)) == step


@given(st.integers(-30, 30))
def test_spans_and_steps_agree(days: int):
    due = DAY + timedelta(days=days)
    inside = [step for step in Step if _within(due, *span(step, DAY))]
    step = reached(due, DAY)
    assert inside == ([step] if step else [])


def _within(day: date, first: date | None, last: date) -> bool:
    return (first is None or day >= first) and day <= last


@pytest.mark.parametrize(
    ("machine", "table", "first"),
    [(cases.FINDING, phrases.FINDING, "report"), (cases.LETTER, phrases.LETTER, "write")],
)
def test_every_verb_has_its_phrase(machine, table, first):
    assert set(table) == {first, *(each.verb for each in machine.transitions)}


def test_each_state_has_at_most_one_main_button_for_each_side():
    for machine in (cases.FINDING, cases.LETTER):
        for state in machine.states:
            for actor in machine.actors:
                assert sum(each.main for each in machine.offered(state, {actor})) <= 1
