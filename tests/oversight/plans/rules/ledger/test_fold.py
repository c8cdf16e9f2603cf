"""From events to where an assignment stands, over every state and verb of the table."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.ground.core.errors import Refusal
from gongkai.oversight.plans.rules.ledger import (
    MACHINE,
    NOT_UNDONE,
    Due,
    Event,
    Measure,
    Standing,
    WorkPlan,
    fold,
)
from gongkai.oversight.plans.rules.ledger.states import ENDED, EVERY, OPEN, UNFINISHED
from tests.factories.ledger import DATA, WAYS, frame, history, limit, stand, way

QUARTERS = (limit("recurring", text="每季度", every="quarter"),)
VERBS = [each.verb for each in MACHINE.transitions]
# The table once more, by hand: what may be done in which state, and where it leads.
ALLOWED = {
    "to_sign": {
        "sign": "doing", "refuse": "refused", "extend": "to_sign", "transfer": "to_sign",
        "merge": "cancelled", "withdraw": "cancelled", "carry": "carried", "comment": "to_sign",
    },
    "refused": {
        "insist": "to_sign", "extend": "refused", "transfer": "to_sign", "merge": "cancelled",
        "withdraw": "cancelled", "carry": "carried", "comment": "refused",
    },
    "doing": {
        "plan": "doing", "start": "doing", "report": "doing", "submit": "submitted",
        "extend": "doing", "transfer": "to_sign", "merge": "cancelled", "withdraw": "cancelled",
        "carry": "carried", "comment": "doing",
    },
    "submitted": {
        "retract": "doing", "verify": "done", "send_back": "doing", "carry": "carried",
        "comment": "submitted",
    },
    "done": {"reopen": "doing", "comment": "done"},
    "cancelled": {"reopen": "doing", "comment": "cancelled"},
    "carried": {"comment": "carried"},
}  # fmt: skip


def part(standing: Standing, key: str) -> Due:
    return next(each for each in standing.parts if each.key == key)


def done(standing: Standing) -> dict[str, date | None]:
    return {each.key: each.done_on for each in standing.parts}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", list(WAYS))
def test_the_table_allows_exactly_this_and_leads_there(state: str, verb: str) -> None:
    assert stand(*way(state)).state == state
    leads = ALLOWED[state].get(verb)
    if leads is None:
        with pytest.raises(Refusal) as caught:
            MACHINE.step(state, verb, "这项任务")
        assert caught.value.code == "wrong_state"
        assert MACHINE.states[state] in caught.value.sentence
        assert MACHINE.waits_for[state] in caught.value.sentence
    else:
        MACHINE.step(state, verb, "这项任务")
        assert stand(*way(state), (verb, DATA[verb])).state == leads


def test_the_groups_of_states_cover_all() -> None:
    assert set(EVERY) == set(MACHINE.states)
    assert {*OPEN, "submitted"} == set(UNFINISHED) == set(EVERY) - set(ENDED)
    assert {each.verb for each in MACHINE.transitions} == set(DATA)


def test_a_report_ticks_the_parts_that_it_names_on_its_day() -> None:
    reported = ("report", {"text": "一季度报了。", "covers": ["1.1.1"]})
    found = stand(("sign", {}), reported, limits=QUARTERS)
    assert done(found) == {"1.1.1": date(2026, 3, 4), "1.2.1": None, "1.3.1": None, "1.4.1": None}
    assert (found.due, found.done_parts, found.late_parts) == (date(2026, 6, 30), 1, 0)
    assert (found.last_report, found.reported_on) == ("一季度报了。", date(2026, 3, 4))
    again = stand(("sign", {}), reported, reported, limits=QUARTERS)
    assert part(again, "1.1.1").done_on == date(2026, 3, 4)  # the first report counts


def test_a_part_that_is_not_there_is_not_made_by_naming_it() -> None:
    found = stand(("sign", {}), ("report", {"text": "报。", "covers": ["9.9.9"]}), limits=QUARTERS)
    assert found.done_parts == 0
    assert len(found.parts) == 4


def test_completion_ticks_what_is_left_on_the_day_it_was_asked_for() -> None:
    submitted = stand(*way("submitted"))
    assert part(submitted, "1").done_on == submitted.submitted_on == date(2026, 3, 4)
    verified = stand(*way("done"))
    assert part(verified, "1").done_on == date(2026, 3, 4)  # not the day of verification
    assert (verified.closed_on, verified.due) == (date(2026, 3, 5), None)


@pytest.mark.parametrize("verb", ["send_back", "retract"])
def test_a_request_that_fell_through_leaves_its_parts_open(verb: str) -> None:
    found = stand(*way("submitted"), (verb, DATA[verb]))
    assert part(found, "1").open
    assert (found.submitted_by, found.submitted_on, found.due) == (None, None, date(2026, 6, 30))


@pytest.mark.parametrize("verb", ["send_back", "retract"])
def test_what_only_a_request_claimed_is_open_again_when_it_falls_through(verb: str) -> None:
    reported = ("report", {"text": "报。", "covers": ["1.1.1"]})
    asked = ("submit", {"text": "完。", "covers": ["1.2.1"]})
    found = stand(("sign", {}), reported, asked, (verb, DATA[verb]), limits=QUARTERS)
    assert [each.key for each in found.owed if not each.open] == ["1.1.1"]


def test_a_report_does_not_end_what_ends_with_the_whole() -> None:
    """A tick of the last day would silence its clock, with nobody having looked."""
    found = stand(("sign", {}), ("report", {"text": "报。", "covers": ["1", "year"]}))
    assert part(found, "1").open
    assert found.due == date(2026, 6, 30)
    assert not found.tickable


def test_an_earlier_fixed_day_is_reported_the_last_one_is_not() -> None:
    two = (limit(date=date(2026, 4, 11)), limit(key=2, date=date(2026, 12, 31)))
    found = stand(("sign", {}), ("report", {"text": "报。", "covers": ["1", "2"]}), limits=two)
    assert [each.key for each in found.owed if not each.open] == ["1"]
    assert found.due == date(2026, 12, 31)


def test_reopening_opens_what_completion_had_ticked() -> None:
    found = stand(*way("done"), ("reopen", DATA["reopen"]))
    assert part(found, "1").open
    assert (found.state, found.closed_on, found.submitted_on) == ("doing", None, None)
    merged = stand(("merge", DATA["merge"]), ("reopen", DATA["reopen"]))
    assert merged.into is None


def test_late_is_what_was_done_after_its_day() -> None:
    on_the_day, after = (
        stand(*way("submitted"), limits=(limit(date=day),))
        for day in (date(2026, 3, 4), date(2026, 3, 3))
    )
    assert (on_the_day.late_parts, after.late_parts) == (0, 1)


def test_an_extension_moves_the_parts_it_names() -> None:
    said = {"until": "2026-04-30", "keys": ["1.1.1"], "reason": "等文件"}
    found = stand(("sign", {}), ("extend", said), limits=QUARTERS)
    assert part(found, "1.1.1").due == date(2026, 4, 30)
    assert "政务公开办同意延到2026年4月30日（星期四）：等文件。" in part(found, "1.1.1").why
    assert part(found, "1.2.1").due == date(2026, 6, 30)
    twice = stand(
        ("sign", {}),
        ("extend", said),
        ("extend", {**said, "until": "2026-05-29"}),
        limits=QUARTERS,
    )
    assert part(twice, "1.1.1").due == date(2026, 5, 29)


def test_measures_are_parts_of_the_units_own() -> None:
    plan = WorkPlan("周衡", "办公室", (Measure("办开放日", "4月底前", date(2026, 4, 30)),
                                    Measure("写方案")))  # fmt: skip
    found = stand(("sign", {}), ("plan", {"plan": plan.kept()}))
    own = next(each for each in found.parts if each.own)
    assert (own.label, own.due) == ("办开放日", date(2026, 4, 30))
    assert own.why == ("本单位台账写明“4月底前”。",)
    assert found.due == date(2026, 6, 30)  # what the plan asks for, not the unit's own day
    assert [each.key for each in found.owed] == ["1"]
    assert found.plan == plan
    reported = stand(
        ("sign", {}),
        ("plan", {"plan": plan.kept()}),
        ("report", {"text": "办了。", "covers": [own.key]}),
        ("plan", {"plan": plan.kept()}),
    )
    assert part(reported, own.key).done_on == date(2026, 3, 5)


def test_a_transfer_goes_to_the_other_unit_with_its_history_but_not_with_the_old_ones_plan() -> (
    None
):
    plan = WorkPlan("周衡", "办公室", (Measure("办开放日", "", date(2026, 4, 30)),))
    found = stand(
        ("sign", {}),
        ("plan", {"plan": plan.kept()}),
        ("report", {"text": "一季度报了。", "covers": ["1.1.1"]}),
        ("transfer", DATA["transfer"]),
        limits=QUARTERS,
    )
    assert (found.unit_id, found.state) == (2, "to_sign")
    assert part(found, "1.1.1").done_on == date(2026, 3, 5)
    assert found.last_report == "一季度报了。"
    assert not found.plan
    assert not any(each.own for each in found.parts)


def test_a_started_deadline_has_its_part() -> None:
    said = (limit("after_event", text="5日内", days=5, day_unit="day", event="信息形成"),)
    found = stand(("sign", {}), ("start", DATA["start"]), limits=said)
    assert part(found, "1@3").due == date(2026, 3, 6)
    assert found.due == date(2026, 3, 6)


def random_verbs(draw: Any, most: int = 12) -> list[tuple[str, dict[str, Any]]]:
    """Steps that the table allows, with random data."""
    state, found = "to_sign", []
    for _ in range(draw(st.integers(0, most))):
        if not ALLOWED[state]:
            break
        verb = draw(st.sampled_from(sorted(ALLOWED[state])))
        data = dict(DATA[verb])
        keys = st.lists(st.sampled_from(["1.1.1", "1.2.1", "1.3.1", "1.4.1", "x"]), max_size=3)
        if verb in ("report", "submit"):
            data["covers"] = draw(keys)
        if verb == "extend":
            data |= {
                "keys": draw(keys),
                "until": draw(st.dates(date(2026, 3, 1), date(2026, 12, 31))).isoformat(),
            }
        if verb == "plan":
            day = draw(st.none() | st.dates(date(2026, 3, 1), date(2026, 12, 31)))
            data = {"plan": WorkPlan("", "", (Measure("办开放日", "", day),)).kept()}
        found.append((verb, data))
        state = ALLOWED[state][verb]
    return found


courses = st.composite(random_verbs)


@settings(max_examples=60)
@given(st.data())
def test_taking_the_last_step_back_leaves_exactly_what_was_before(data: st.DataObject) -> None:
    before = history(*data.draw(courses()))
    standing = fold(before, QUARTERS, frame())
    verb = data.draw(
        st.sampled_from(sorted(set(ALLOWED[standing.state]) - NOT_UNDONE) or ["comment"])
    )
    number, at = len(before) + 1, before[-1].at + timedelta(minutes=1)
    step = Event(number, verb, at, at.date(), 7, "林岚", DATA[verb])
    undo = Event(number + 1, "undo", at, at.date(), 7, "林岚", {"number": number, "verb": verb})
    after = fold([*before, step, undo], QUARTERS, frame())
    assert (after.version, standing.version) == (number + 1, number - 1)
    for name in Standing.__dataclass_fields__:
        if name != "version":
            assert getattr(after, name) == getattr(standing, name)


@settings(max_examples=60)
@given(st.data())
def test_the_fold_is_the_same_each_time_and_its_version_counts_every_event(
    data: st.DataObject,
) -> None:
    events = history(*data.draw(courses()))
    found = [fold(events[:length], QUARTERS, frame()) for length in range(1, len(events) + 1)]
    assert [each.version for each in found] == list(range(1, len(events) + 1))
    assert found[-1] == fold(tuple(events), QUARTERS, frame())
    for standing in found:
        owed = standing.owed
        assert 0 <= standing.late_parts <= standing.done_parts <= len(owed) == 4
        assert (standing.due is None) == (standing.done_parts == len(owed))
        assert standing.state in MACHINE.states
