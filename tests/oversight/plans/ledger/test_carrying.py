"""回头看: what last year left goes on this year, all of it or nothing."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.ground.core.errors import Refusal
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.ledger.projecting import differences
from gongkai.oversight.plans.models import Assignment, Plan, Task
from tests.factories.ledger import People, fresh
from tests.factories.plans import task

from .test_rights import no_trace

pytestmark = pytest.mark.django_db

DUE = date(2026, 6, 30)
NEXT = {"year": 2026, "date": "2026-02-20", "document_number": "云川政办发〔2026〕3号"}


@pytest.fixture
def old(people: People) -> list[Assignment]:
    """Two units of one task, one of another."""
    people.plan(task(1, "区文旅局", "区水务局"), task(2, "区文旅局"))
    return list(Assignment.objects.order_by("task__number", "pk"))


@pytest.fixture
def plan(people: People, old: list[Assignment]) -> Plan:
    return people.plan(task(1, "区文旅局"), task(2, "区教育局"), **NEXT)


def carry(
    people: People, plan: Plan, *rows: Assignment, into: dict[int, int] | None = None
) -> list[Assignment]:
    return ledger.carry_over(by=people.admin, plan=plan, assignments=rows, due=DUE, into=into or {})


def refused(people: People, plan: Plan, *rows: Assignment, **more: object) -> list[str]:
    tasks = Task.objects.count()
    with no_trace(), pytest.raises(Refusal) as caught:
        ledger.carry_over(
            **{"by": people.admin, "plan": plan, "assignments": rows, "due": DUE} | more
        )
    assert Task.objects.count() == tasks
    return [reason.code for reason in caught.value.reasons]


def test_a_task_lives_on_with_its_units_and_its_history(
    people: People, old: list[Assignment], plan: Plan
) -> None:
    people.do("sign", old[0])
    people.do("submit", old[0])  # asked for, not verified in time
    new = carry(people, plan, *old)
    made = list(plan.tasks.filter(section="上年结转").order_by("order"))
    assert [each.carried_from for each in made] == [old[0].task, old[2].task]
    assert [(row.task, row.unit, row.carried_from) for row in new] == [
        (made[0], people.culture, old[0]),
        (made[0], people.water, old[1]),
        (made[1], people.culture, old[2]),
    ]
    assert {fresh(row).state for row in old} == {"carried"}
    assert {(row.state, row.due, row.version) for row in new} == {("to_sign", DUE, 1)}
    assert fresh(old[0]).events.last().data["to"] == new[0].pk
    assert new[0].events.get().data["carried_from"] == old[0].pk
    assert list(differences()) == []


def test_not_twice(people: People, old: list[Assignment], plan: Plan) -> None:
    carry(people, plan, old[0])
    assert refused(people, plan, old[0]) == ["finished"]
    # What is carried later joins the task that was made then.
    (later,) = carry(people, plan, old[1])
    assert later.task == fresh(old[0]).carried_to.task
    assert plan.tasks.filter(section="上年结转").count() == 1


def test_all_or_none_with_every_reason(people: People, old: list[Assignment], plan: Plan) -> None:
    people.do("withdraw", old[1])
    people.water.active, people.water.closed_on = False, date(2025, 4, 10)
    people.water.save()
    own = Assignment.objects.filter(task__plan=plan).first()
    assert own is not None
    found = refused(people, plan, *old, own, due=date(2027, 1, 1))
    assert sorted(found) == ["finished", "not_last_year", "other_year", "unit_closed"]
    assert {fresh(row).state for row in old} == {"to_sign", "cancelled"}
    assert refused(people, plan) == ["nothing_chosen"]
    assert refused(people, plan, old[0], into={old[0].task_id: old[0].task_id}) == ["no_task"]


def test_only_the_office_carries(people: People, old: list[Assignment], plan: Plan) -> None:
    for who, user in people.everyone.items():
        if who not in ("admin", "officer"):
            assert refused(people, plan, old[0], by=user) == ["not_allowed"]


def test_into_a_task_that_the_new_plan_has_anyway(
    people: People, old: list[Assignment], plan: Plan
) -> None:
    first, second = plan.tasks.order_by("number")
    there = Assignment.objects.get(task=first)
    into = {old[0].task_id: first.pk, old[2].task_id: first.pk}
    new = carry(people, plan, *old, into=into)
    assert [row.task for row in new] == [first] * 3
    assert new[0] == new[2] == there  # two old tasks of one unit go on in one
    assert fresh(there).carried_from == old[0]
    assert not plan.tasks.filter(section="上年结转").exists()
    assert list(differences()) == []
    assert second.assignments.count() == 1


def test_two_old_tasks_of_a_unit_that_is_new_in_the_task(
    people: People, old: list[Assignment], plan: Plan
) -> None:
    second = plan.tasks.get(number=2)
    into = {old[0].task_id: second.pk, old[2].task_id: second.pk}
    new = carry(people, plan, old[0], old[2], into=into)
    assert new[0] is new[1]
    assert second.assignments.filter(unit=people.culture).count() == 1
    assert list(differences()) == []


def test_nothing_is_carried_into_what_has_ended(
    people: People, old: list[Assignment], plan: Plan
) -> None:
    first = plan.tasks.get(number=1)
    people.do("withdraw", Assignment.objects.get(task=first))
    assert refused(people, plan, old[0], into={old[0].task_id: first.pk}) == ["ended_there"]
