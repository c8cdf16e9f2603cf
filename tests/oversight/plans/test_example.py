"""The example district: last year's plan finished with leftovers, this year's half done.

One district for all tests of this file: it takes a while to tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command

from gongkai.ground.core import example
from gongkai.ground.orgs.models import Line
from gongkai.ground.review.queries import case_of
from gongkai.oversight.plans.actions.ledger.projecting import differences
from gongkai.oversight.plans.enums import AssignmentState, DraftState
from gongkai.oversight.plans.models import Assignment, Plan, PlanDraft, ShownProgress, WorkEvent
from gongkai.oversight.plans.queries.showing import shown_of, shown_years
from gongkai.oversight.plans.rules.ledger import MACHINE

pytestmark = [pytest.mark.django_db, pytest.mark.commits]


@pytest.fixture(scope="module", autouse=True)
def district(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        example.load()
        yield
        call_command("flush", interactive=False, verbosity=0)


def test_two_plans_are_taken_over_and_one_waits() -> None:
    last, taken = Plan.objects.order_by("year")
    assert (last.tasks.count(), taken.tasks.count()) == (7, 24 + 2)
    assert str(taken.date) == "2026-03-12"
    waiting = PlanDraft.objects.get(state=DraftState.CHECKING)
    assert len(waiting.current.plan["tasks"]) == 3


def test_every_unit_of_a_group_has_its_assignment() -> None:
    towns = Assignment.objects.filter(unit__kind="town", task__number=12)
    assert towns.count() == 7


def test_last_year_left_something_that_goes_on() -> None:
    last, taken = Plan.objects.order_by("year")
    old = Assignment.objects.filter(task__plan=last)
    assert set(old.values_list("state", flat=True)) == {"done", "carried"}
    carried = Assignment.objects.filter(task__plan=taken).exclude(carried_from=None)
    assert carried.count() == old.filter(state="carried").count() == 3
    assert {row.carried_from.unit_id for row in carried} == {row.unit_id for row in carried}


def test_tasks_stand_in_every_state_and_every_step_was_taken() -> None:
    states = set(Assignment.objects.values_list("state", flat=True))
    assert states == set(AssignmentState.values)
    verbs = set(WorkEvent.objects.values_list("verb", flat=True))
    seldom = {"insist", "retract", "reopen", "comment", "merge"}
    assert verbs >= {each.verb for each in MACHINE.transitions} - seldom


def test_about_half_of_this_years_dated_tasks_are_done() -> None:
    dated = Assignment.objects.filter(task__plan__year=2026, task__deadlines__date__lt="2026-10-01")
    done = dated.filter(state="done").distinct().count()
    assert 0.4 < done / dated.distinct().count() < 0.9


def test_the_public_sees_the_plan_and_two_lines_are_led() -> None:
    assert shown_years() == [2026]
    case = case_of("plans.plan", shown_of(2026).get().record_id)
    assert case is not None
    assert case.state == "passed"
    assert ShownProgress.objects.count() >= 24
    assert Line.objects.filter(subject__contains="惠民惠农").exists()


def test_lists_agree_with_the_events() -> None:
    assert not list(differences())
