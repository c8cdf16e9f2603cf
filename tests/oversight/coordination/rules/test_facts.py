"""What a register entry, a meeting, a decision, a competition's days must be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from gongkai.oversight.coordination.rules import matters, sessions
from gongkai.oversight.coordination.rules.sessions import Facts

TODAY = date(2026, 6, 10)
NOW = datetime(2026, 6, 10, 1, tzinfo=UTC)
GOOD = Facts("training", date(2026, 6, 9), "条例培训", "林岚", 12, "会议室", "讲了两讲。")


def codes(reasons):
    return [reason.code for reason in reasons]


def test_sound_facts_are_taken():
    assert sessions.reasons_against(GOOD, TODAY) == []
    assert sessions.reasons_against(replace(GOOD, held_on=TODAY), TODAY) == []


def test_everything_wrong_is_said_at_once():
    bad = Facts("training", date(2026, 6, 11), "", "", 0)
    found = sessions.reasons_against(bad, TODAY)
    assert codes(found) == ["in_the_future", "no_subject", "no_host", "no_people"]
    assert [reason.where for reason in found] == ["held_on", "subject", "host", "people"]


def test_a_briefing_needs_no_number():
    assert sessions.reasons_against(replace(GOOD, kind="briefing", people=0), TODAY) == []


@pytest.mark.parametrize(("people", "code"), [(-1, "no_people"), (100_001, "too_many_people")])
def test_numbers_that_cannot_be_real(people, code):
    assert code in codes(sessions.reasons_against(replace(GOOD, people=people), TODAY))


def test_nothing_was_held_before_the_regulation():
    old = replace(GOOD, held_on=date(2008, 4, 30))
    assert codes(sessions.reasons_against(old, TODAY)) == ["too_long_ago"]


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "briefing"},
        {"held_on": date(2026, 6, 8)},
        {"subject": "别的"},
        {"host": "何云"},
        {"people": 13},
        {"place": ""},
        {"summary": "讲了三讲。"},
    ],
)
def test_the_hash_changes_with_every_fact(change):
    first = sessions.content_hash(1, GOOD)
    assert first != sessions.content_hash(1, replace(GOOD, **change))
    assert len(first) == 64


def test_the_hash_changes_with_unit_and_materials_but_not_their_order():
    assert sessions.content_hash(1, GOOD) != sessions.content_hash(2, GOOD)
    assert sessions.content_hash(1, GOOD) != sessions.content_hash(1, GOOD, ["a"])
    assert sessions.content_hash(1, GOOD, ["a", "b"]) == sessions.content_hash(1, GOOD, ["b", "a"])


def test_a_voiding_is_taken_back_within_ten_minutes():
    assert sessions.may_restore(NOW - timedelta(minutes=10), NOW)
    assert not sessions.may_restore(NOW - timedelta(minutes=10, seconds=1), NOW)
    assert not sessions.may_restore(None, NOW)


def test_a_year_wants_one_of_each():
    assert sessions.missing({}) == {"training": 1, "briefing": 1}
    assert sessions.missing({"training": 4}) == {"training": 0, "briefing": 1}


def test_a_meeting_lies_ahead():
    assert matters.reasons_against_meeting("会议", TODAY, TODAY) == []
    assert codes(matters.reasons_against_meeting(" ", date(2026, 6, 9), TODAY)) == [
        "no_meeting",
        "meeting_past",
    ]
    assert codes(matters.reasons_against_meeting("会议", date(2206, 6, 9), TODAY)) == [
        "too_far_off"
    ]


def test_a_decision_is_taken_at_the_meeting_and_carried_out_by_somebody():
    against = matters.reasons_against_decision
    assert against("同意。", None, 0, TODAY, TODAY) == []
    assert codes(against("同意。", None, 0, date(2026, 6, 11), TODAY)) == ["not_yet_met"]
    assert codes(against(" ", date(2026, 6, 1), 0, TODAY, TODAY)) == [
        "no_decision",
        "due_before_meeting",
        "nobody_responsible",
    ]


def test_days_follow_each_other():
    against = matters.reasons_against_days
    assert against(TODAY, TODAY + timedelta(1), TODAY) == []
    assert codes(against(date(2026, 6, 9), date(2026, 6, 9), TODAY)) == [
        "submit_past",
        "vote_first",
    ]
