"""Lights, steps of reminding and sentences at their borders."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest

from gongkai.oversight.plans.rules.ledger import Event, light_of
from gongkai.oversight.plans.rules.ledger.lights import KINDS, LABELS
from gongkai.oversight.plans.rules.ledger.proof import is_flagged
from gongkai.oversight.plans.rules.ledger.reminding import STEPS, ladder
from gongkai.oversight.plans.rules.ledger.sentences import DEEDS, sentence
from gongkai.oversight.plans.rules.ledger.undoing import last_step, why_not_undone
from tests.factories.ledger import DATA, MORNING, history

TODAY = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("left", "code", "word"),
    [
        (-2, "late", "已逾期 2 天"),
        (-1, "late", "已逾期 1 天"),
        (0, "soon", "今天到期"),
        (1, "soon", "还剩 1 天"),
        (14, "soon", "还剩 14 天"),
        (15, "on_track", "还剩 15 天"),
    ],
)
@pytest.mark.parametrize("state", ["to_sign", "refused", "doing"])
def test_open_tasks_are_red_after_the_day_and_amber_within_the_warning(
    state: str, left: int, code: str, word: str
) -> None:
    light = light_of(state, TODAY + timedelta(days=left), TODAY)
    assert (light.code, light.kind, light.word) == (code, KINDS[code], word)


@pytest.mark.parametrize(("warning", "code"), [(0, "on_track"), (1, "soon"), (2, "soon")])
def test_each_plan_has_its_own_warning(warning: int, code: str) -> None:
    assert light_of("doing", TODAY + timedelta(days=1), TODAY, warning).code == code


@pytest.mark.parametrize(
    ("state", "code"),
    [("submitted", "waiting"), ("done", "finished"), ("cancelled", "ended"), ("carried", "ended")],
)
def test_what_is_not_in_the_units_hands_is_never_red(state: str, code: str) -> None:
    light = light_of(state, TODAY - timedelta(days=9), TODAY)
    assert (light.code, light.word) == (code, LABELS[code])


def test_what_is_reported_in_all_its_parts_waits_for_the_request() -> None:
    light = light_of("doing", None, TODAY)
    assert (light.code, light.kind, light.word) == ("ready", "soon", "都报了，等申请办结")


@pytest.mark.parametrize(
    ("warning", "reached"),
    [
        (14, {1: -14, 2: -3, 3: 0, 4: 1, 5: 7}),
        (4, {1: -4, 2: -3, 3: 0, 4: 1, 5: 7}),
        (3, {1: -3, 3: 0, 4: 1, 5: 7}),
        (1, {1: -1, 3: 0, 4: 1, 5: 7}),
    ],
)
def test_when_each_step_of_a_plan_is_reached(warning: int, reached: dict[int, int]) -> None:
    assert {step.code: after for step, after in ladder(warning)} == reached


def test_each_step_tells_all_whom_the_steps_before_it_told() -> None:
    for lower, higher in itertools.pairwise(STEPS):
        assert set(lower.roles) <= set(higher.roles)
        assert lower.office <= higher.office
        assert lower.code < higher.code


def test_only_the_last_own_step_is_taken_back_within_ten_minutes() -> None:
    last = last_step(history(("sign", {})))
    assert last is not None
    assert last.verb == "sign"
    for seconds, by, code in [
        (0, 7, None), (600, 7, None), (601, 7, "too_late"), (0, 8, "not_yours"),
    ]:  # fmt: skip
        reason = why_not_undone(last, by, last.at + timedelta(seconds=seconds))
        assert (reason.code if reason else None) == code


@pytest.mark.parametrize("verb", ["assign", "carry"])
def test_the_birth_and_the_carrying_are_not_taken_back(verb: str) -> None:
    events = history(("carry", {"to": 2})) if verb == "carry" else history()
    reason = why_not_undone(last_step(events), 7, events[-1].at)
    assert reason is not None
    assert reason.code == "nothing_to_undo"


def test_an_undo_is_not_undone_nor_is_the_step_before_it() -> None:
    events = history(("sign", {}), ("comment", {"text": "好"}), ("undo", {"number": 3}))
    assert last_step(events) is None
    later = [*events, Event(5, "comment", MORNING, MORNING.date(), 7, "林岚", {"text": "再"})]
    assert last_step(later) == later[-1]
    twice = [*later, Event(6, "undo", MORNING, MORNING.date(), 7, "林岚", {"number": 5})]
    assert last_step(twice) is None


@pytest.mark.parametrize("verb", ["assign", *DATA, "undo"])
def test_every_step_is_one_sentence(verb: str) -> None:
    data = {"assign": {"unit": 1}, "undo": {"number": 2, "verb": "sign"}} | DATA
    said = sentence(
        verb, "林岚（区政府办公室）", "区水务局，第 1 项任务", data[verb], {2: "区教育局"}
    )
    assert said.startswith(f"林岚（区政府办公室）{DEEDS[verb]}（区水务局，第 1 项任务）")
    assert said.endswith("。")
    assert "。。" not in said
    assert "None" not in said


@pytest.mark.parametrize(
    ("proved", "withdrawn", "flagged"),
    [
        ([], [], False),
        ([3], [], False),
        ([3], [3], True),
        ([3, 4], [3], False),  # a later report with other proof replaces it
        ([3, 4], [4], True),
        ([3, 4], [3, 4], True),
        ([3, 5], [5], False),  # taken back: the report before it counts again
        ([3, 5], [3], True),
    ],
)
def test_only_the_latest_proof_counts(
    proved: list[int], withdrawn: list[int], flagged: bool
) -> None:
    report = ("report", {"text": "报。"})
    events = history(("sign", {}), report, report, report, ("undo", {"number": 5}))
    assert is_flagged(events, proved, withdrawn) is flagged
