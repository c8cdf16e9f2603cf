"""What lists read agrees with the events after any steps, and a change by hand shows."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.ground.core import clock, projections
from gongkai.ground.core.errors import Refusal
from gongkai.oversight.supervision import actions
from gongkai.oversight.supervision.models import Finding, Letter
from gongkai.oversight.supervision.queries.projected import differences
from tests.factories import supervision as factory

pytestmark = pytest.mark.django_db

VERBS = [
    "confirm",
    "rectify",
    "clear",
    "dismiss",
    "escalate",
    "send_back",
    "extend",
    "transfer",
    "edit",
    "issue",
    "answer",
    "accept",
    "withdraw",
]
STEPS = st.lists(
    st.tuples(st.sampled_from(VERBS), st.integers(-1, 400), st.booleans(), st.booleans()),
    max_size=25,
)


def all_differences() -> list[Any]:
    return [*differences(Finding), *differences(Letter)]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_any_steps_and_the_rows_agree(steps, district):
    start = datetime(2025, 4, 10, 9, tzinfo=clock.CHINA)
    cases: list[Any] = [factory.reported(district), factory.drafted(district)]
    for place, (verb, days, unit_side, of_letter) in enumerate(steps):
        with clock.hold(start + timedelta(days=place)):
            case = cases[of_letter]
            case.refresh_from_db()
            by = district.clerk if unit_side else district.officer
            try:
                _do(verb, case, by, factory.in_days(days), district)
            except (Refusal, LookupError):
                continue
    assert all_differences() == []


def _do(verb: str, case: Any, by: Any, day: Any, district: Any) -> None:
    case.machine.transition(verb)  # LookupError for a verb of the other kind
    of_one = {"finding": case} if isinstance(case, Finding) else {"letter": case}
    words = {"title": "事项", "text": "要求"}
    more: dict[str, dict[str, Any]] = {
        "confirm": {**of_one, "until": day},
        "rectify": {**of_one, "text": "办了", "items": factory.PROOF},
        "answer": {**of_one, "text": "办了"},
        "edit": {**of_one, **words, "due": day if day.day % 2 else None},
        "dismiss": {**of_one, "reason": "不实"},
        "withdraw": {**of_one, "reason": "重复"},
        "send_back": {"case": case, "reason": "不够", "until": day if day.day % 2 else None},
        "extend": {"case": case, "reason": "台风", "until": day},
        "transfer": {"case": case, "reason": "合并", "to": district.school},
    }
    name = "edit_letter" if verb == "edit" else verb
    getattr(actions, name)(by=by, version=case.version, **more.get(verb, of_one))


@pytest.mark.parametrize(
    "change",
    [
        {"state": "closed"},
        {"due": date(2030, 1, 1)},
        {"due": None},
        {"version": 9},
        {"unit": "water"},
    ],
    ids=str,
)
@pytest.mark.parametrize("make", [factory.confirmed, factory.issued])
def test_a_change_by_hand_shows_and_is_mended(make, change, district):
    case = make(district)
    change = {
        name: getattr(district, value) if value == "water" else value
        for name, value in change.items()
    }
    type(case).objects.filter(pk=case.pk).update(**change)
    found = all_differences()
    assert [one.row for one in found] == [f"{case.said}（{case.pk}）"]
    assert found[0].stored != found[0].folded
    assert actions.rebuild(type(case)) == 1
    assert all_differences() == []
    before = (case.state, case.due, case.version, case.unit_id)
    case.refresh_from_db()
    assert (case.state, case.due, case.version, case.unit_id) == before
    assert actions.rebuild(type(case)) == 0


def test_both_are_registered(district):
    factory.reported(district)
    known = {one.name: one for one in projections.registered()}
    assert known["supervision.findings"].count() == 1
    assert list(known["supervision.findings"].check()) == []
    assert known["supervision.letters"].rebuild() == 0
