"""Why not yet: every reason, all at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gongkai.oversight.plans.rules.ledger import Standing
from gongkai.oversight.plans.rules.ledger.refusing import LONGEST, SHORT, Asked, reasons
from tests.factories.ledger import DATA, limit, stand, way

TODAY = date(2026, 4, 1)
QUARTERS = (limit("recurring", text="每季度", every="quarter"),)
DOING = stand(("sign", {}))
QUARTERLY = stand(("sign", {}), limits=QUARTERS)


def codes(standing: Standing, verb: str, data: dict[str, Any], **more: Any) -> list[str]:
    asked = Asked(verb, data, TODAY, 2026, **{"proofs": 1, "starts": [5], **more})
    found = reasons(standing, asked)
    assert all(each.sentence.endswith("。") for each in found)
    return [each.code for each in found]


@pytest.mark.parametrize("verb", sorted(set(DATA) - {"merge", "carry", "start"}))
def test_with_all_that_is_needed_nothing_stands_against_it(verb: str) -> None:
    state = {"retract": "submitted", "verify": "submitted", "send_back": "submitted"}
    assert not codes(stand(*way(state.get(verb, "doing"))), verb, DATA[verb])


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("refuse", ["reason_missing"]),
        ("insist", ["reason_missing"]),
        ("send_back", ["reason_missing"]),
        ("withdraw", ["reason_missing"]),
        ("reopen", ["reason_missing"]),
        ("transfer", ["unit_missing", "reason_missing"]),
        ("extend", ["until_missing", "reason_missing"]),
        ("report", ["text_missing"]),
        ("submit", ["text_missing"]),
        ("comment", ["text_missing"]),
        ("start", ["deadline_missing", "on_missing", "deadline_unknown"]),
        ("plan", ["plan_empty"]),
    ],
)
def test_what_is_missing_is_asked_for(verb: str, expected: list[str]) -> None:
    assert codes(DOING, verb, {}) == expected
    blank = {"reason": " \n", "text": "　", "until": "", "unit": None, "deadline": None, "on": ""}
    assert codes(DOING, verb, blank) == expected


def test_too_long_and_what_cannot_be_stored() -> None:
    assert codes(DOING, "report", {"text": "字" * (LONGEST + 1)}) == ["text_long"]
    assert not codes(DOING, "report", {"text": "字" * LONGEST})
    assert codes(DOING, "report", {"text": "办\0完"}) == ["text_unreadable"]


def test_parts_that_are_unknown_or_reported_already() -> None:
    reported = stand(
        ("sign", {}), ("report", {"text": "报。", "covers": ["1.1.1"]}), limits=QUARTERS
    )
    said = {"text": "再报。", "covers": ["1.1.1", "1.9.1", "1.2.1"]}
    assert codes(reported, "report", said) == ["part_done", "part_unknown"]


def test_completion_needs_every_counted_part_and_proof() -> None:
    said = {"text": "完。", "covers": ["1.1.1", "1.2.1"]}
    assert codes(QUARTERLY, "submit", said, proofs=0) == ["part_open", "part_open", "no_proof"]
    found = reasons(QUARTERLY, Asked("submit", said, TODAY, 2026, proofs=1))
    assert "“第三季度”还没有报，最迟2026年9月30日（星期三）" in found[0].sentence
    assert found[0].where == "covers"
    every = {"text": "完。", "covers": ["1.1.1", "1.2.1", "1.3.1", "1.4.1"]}
    assert not codes(QUARTERLY, "submit", every)
    assert not codes(DOING, "submit", {"text": "完。"})  # a fixed day is not counted by itself


def test_proof_that_was_withdrawn() -> None:
    assert codes(DOING, "submit", {"text": "完。"}, flagged=True) == ["proof_withdrawn"]
    # Whoever has no other proof is told of the withdrawal, not that there is none.
    assert codes(DOING, "submit", {"text": "完。"}, flagged=True, proofs=0) == ["proof_withdrawn"]
    assert codes(stand(*way("submitted")), "verify", {}, flagged=True) == ["proof_withdrawn"]
    assert not codes(DOING, "report", {"text": "办。"}, flagged=True)


def test_nobody_verifies_the_own_request() -> None:
    submitted = stand(*way("submitted"), by=7)
    assert codes(submitted, "verify", {}, by_id=7) == ["own_request"]
    assert not codes(submitted, "verify", {}, by_id=8)
    assert codes(submitted, "verify", {}, by_id=7, flagged=True) == [
        "own_request",
        "proof_withdrawn",
    ]


@pytest.mark.parametrize(
    ("until", "keys", "expected"),
    [
        ("2026-12-31", ["1"], []),
        ("2027-01-01", ["1"], ["past_year"]),
        ("2026-06-30", ["1"], ["not_later"]),
        ("2026-07-01", ["1"], []),
        ("2026-07-01", [], ["nothing_to_extend"]),
        ("2026-07-01", ["9"], ["part_unknown", "nothing_to_extend"]),
        ("2026-07-01", ["1", "9"], ["part_unknown"]),
        ("2026-03-31", ["1"], ["in_past", "not_later"]),
    ],
)
def test_extensions(until: str, keys: list[str], expected: list[str]) -> None:
    assert codes(DOING, "extend", {"until": until, "keys": keys, "reason": "等"}) == expected


def test_a_part_that_is_done_is_not_extended() -> None:
    covers = {"text": "报。", "covers": ["1.1.1"]}
    reported = stand(("sign", {}), ("report", covers), limits=QUARTERS)
    said = {"until": "2026-07-01", "keys": ["1.1.1"], "reason": "等"}
    assert codes(reported, "extend", said) == ["nothing_to_extend"]


def test_what_ends_with_the_whole_is_not_ticked_by_a_report() -> None:
    assert codes(DOING, "report", {"text": "报。", "covers": ["1"]}) == ["part_closes"]


def test_one_event_begins_once() -> None:
    limits = (limit(key=5, kind="after_event", days=3, day_unit="workday"),)
    begun = {"deadline": 5, "on": "2026-03-02", "what": "文件公开"}
    found = stand(("sign", {}), ("start", begun), limits=limits)
    assert codes(found, "start", begun) == ["started_already"]
    assert codes(found, "start", {**begun, "on": "2026-03-03"}) == []


def test_a_task_is_not_transferred_to_the_unit_that_has_it() -> None:
    assert codes(DOING, "transfer", {"unit": 1, "reason": "调整"}) == ["same_unit"]


@pytest.mark.parametrize(
    ("on", "deadline", "expected"),
    [
        ("2026-04-01", 5, []),
        ("2026-04-02", 5, ["in_future"]),
        ("2025-01-01", 5, []),
        ("2024-12-31", 5, ["long_ago"]),
        ("2026-04-01", 6, ["deadline_unknown"]),
        ("2026-04-02", 6, ["deadline_unknown", "in_future"]),
    ],
)
def test_starts(on: str, deadline: int, expected: list[str]) -> None:
    assert codes(DOING, "start", {"deadline": deadline, "on": on}) == expected


def test_the_plan_of_a_unit() -> None:
    def plan(*texts: str, **more: str) -> dict[str, Any]:
        return {"plan": {"measures": [{"text": each, "limit": ""} for each in texts], **more}}

    assert not codes(DOING, "plan", plan("办开放日"))
    assert not codes(DOING, "plan", plan(leader="周衡"))
    assert codes(DOING, "plan", plan()) == ["plan_empty"]
    assert codes(DOING, "plan", plan("办", " ", "办 ")) == ["measure_empty", "measure_twice"]
    assert codes(DOING, "plan", plan("字" * (LONGEST + 1))) == ["measure_long"]
    long = "名" * (SHORT + 1)
    assert codes(DOING, "plan", plan(leader=long, section=long)) == ["leader_long", "section_long"]
