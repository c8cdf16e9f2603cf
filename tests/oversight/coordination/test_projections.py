"""State and version agree with the events after whatever was done, and are rebuilt from them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.ground.core import projections
from gongkai.ground.core.errors import Refusal
from gongkai.oversight.coordination.models import Competition, Matter
from gongkai.oversight.coordination.rules.machines import MATTER
from tests.factories import coordination as made

from .deeds import matter_deed

pytestmark = pytest.mark.django_db
VERBS = sorted({one.verb for one in MATTER.transitions})
OWN = ("coordination.session", "coordination.competition", "coordination.matter")


def differences():
    return [
        one
        for projection in projections.registered()
        if projection.name in OWN
        for one in projection.check()
    ]


def test_all_three_are_registered():
    assert set(OWN) <= {one.name for one in projections.registered()}


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(verbs=st.lists(st.sampled_from(VERBS), max_size=10))
def test_any_steps_agree(district, verbs):
    row = made.matter(district.people[0], district.units[0])
    for verb in verbs:
        row.refresh_from_db()
        with suppress(Refusal):  # in the wrong state: nothing is written
            matter_deed(verb, district.officer, row)()
    assert differences() == []


def test_what_was_changed_behind_the_events_is_found_and_rebuilt(district):
    case = made.competition(district.officer, district.office, district.units)
    made.entry(district.people[0], case, district.units[0])
    matter = made.scheduled(district.officer, made.matter(district.people[0], district.units[0]))
    Competition.objects.update(state="chosen")
    Matter.objects.update(version=9)
    found = differences()
    assert [(one.stored, one.folded) for one in found] == [
        ("chosen，第 1 版", "open，第 1 版"),
        ("scheduled，第 9 版", "scheduled，第 2 版"),
    ]
    rebuilt = {one.name: one.rebuild() for one in projections.registered() if one.name in OWN}
    assert rebuilt == {
        "coordination.session": 0,
        "coordination.competition": 1,
        "coordination.matter": 1,
    }
    assert differences() == []
    matter.refresh_from_db()
    assert matter.version == 2
