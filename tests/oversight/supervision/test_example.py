"""The example district: every state is there, and the lists agree with the events."""

from __future__ import annotations

import pytest

from gongkai.ground.core import example
from gongkai.oversight.supervision.models import Finding, Letter
from gongkai.oversight.supervision.queries.projected import differences
from gongkai.oversight.supervision.rules.cases import FINDING

pytestmark = pytest.mark.django_db


def test_every_state_of_a_finding_and_letters_of_each_kind():
    sentences = example.load()
    assert any("督查督办登记了 7 个问题" in each for each in sentences)
    assert set(Finding.objects.values_list("state", flat=True)) == set(FINDING.states)
    letters = Letter.objects.values_list("kind", "state")
    assert sorted(letters) == [
        ("order", "closed"),
        ("order", "draft"),
        ("order", "issued"),
        ("suggestion", "issued"),
    ]
    late = Letter.objects.get(state="closed")
    assert late.events.get(verb="answer").at.date() > late.due
    about = late.assignments.get().task
    assert about.plan.year == 2026
    assert "老旧小区" in about.requirement
    assert [*differences(Finding), *differences(Letter)] == []
