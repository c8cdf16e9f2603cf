"""The example district's plans are read by the real reader and taken over by the real action."""

import pytest

from gongkai.ground.core import example
from gongkai.oversight.plans.enums import DraftState
from gongkai.oversight.plans.models import Assignment, Plan, PlanDraft

pytestmark = pytest.mark.django_db


def test_one_plan_is_taken_over_and_one_waits():
    example.load()
    taken = Plan.objects.get()
    assert taken.tasks.count() == 24
    assert str(taken.date) == "2026-03-12"
    waiting = PlanDraft.objects.get(state=DraftState.CHECKING)
    assert len(waiting.current.plan["tasks"]) == 3


def test_every_unit_of_a_group_has_its_assignment():
    example.load()
    towns = Assignment.objects.filter(unit__kind="town", task__number=12)
    assert towns.count() == 7
