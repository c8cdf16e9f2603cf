"""Locks are taken in one order (ADR 0017): carrying over and amending meet other steps."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from gongkai.ground.core import clock
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.ledger.importing import Ticked, apply_tasks, keep_sheet
from gongkai.oversight.plans.actions.ledger.projecting import differences
from gongkai.oversight.plans.models import Assignment, Plan
from gongkai.oversight.plans.queries.ledger.importing import of_tasks
from tests.factories.ledger import People, fresh
from tests.factories.plans import task
from tests.meeting import meet
from tests.oversight.plans.sheets import made

from .one_order import (
    ASSIGNMENT,
    LOG,
    SPRING,
    TASK,
    THIS_YEAR,
    Deed,
    amend,
    extend,
    step,
)

pytestmark = [pytest.mark.only_on("postgresql"), pytest.mark.django_db(transaction=True)]


# Carrying over.


@pytest.fixture
def years(people: People) -> tuple[Assignment, Plan, Assignment]:
    """One left from last year, and this year's plan, whose assignment is the older row."""
    plan = people.plan(task(1, "区文旅局"), **THIS_YEAR)
    present = Assignment.objects.get()
    old = people.row()
    return old, plan, present


def carry(people: People, old: Assignment, plan: Plan, into: Assignment | None = None) -> Deed:
    def carried() -> object:
        with clock.hold(SPRING):
            return ledger.carry_over(
                by=people.admin,
                plan=plan,
                assignments=[old],
                due=date(2026, 6, 30),
                into={old.task_id: into.task_id} if into else None,
            )

    return carried


@pytest.mark.parametrize("joined", [True, False])
@pytest.mark.parametrize("after", [ASSIGNMENT, LOG])
@pytest.mark.parametrize("bulk_first", [True, False])
def test_a_bulk_step_and_carrying_over(
    people: People,
    years: tuple[Assignment, Plan, Assignment],
    after: str,
    joined: bool,
    bulk_first: bool,
) -> None:
    old, plan, present = years
    bulk = extend(people, old, present, until=date(2026, 12, 1))
    deeds = (bulk, carry(people, old, plan, present if joined else None))
    ends = meet(*(deeds if bulk_first else deeds[::-1]), after=after)
    assert ends == ("done", "done")
    assert fresh(old).state == "carried"
    assert Assignment.objects.filter(carried_from=old).count() == 1
    assert list(differences()) == []


@pytest.mark.parametrize("after", ["plans_plan", TASK, ASSIGNMENT, LOG])
@pytest.mark.parametrize("of", ["old", "present"])
def test_carrying_over_and_amending(
    people: People, years: tuple[Assignment, Plan, Assignment], after: str, of: str
) -> None:
    old, plan, present = years
    change = amend(people, (old if of == "old" else present).task, units="区文旅局、区水务局")
    assert meet(carry(people, old, plan, present), change, after=after) == ("done", "done")
    assert fresh(old).state == "carried"
    assert list(differences()) == []


@pytest.mark.parametrize("after", [TASK, ASSIGNMENT, LOG])
@pytest.mark.parametrize("of", ["old", "present"])
def test_amending_and_carrying_over(
    people: People, years: tuple[Assignment, Plan, Assignment], after: str, of: str
) -> None:
    old, plan, present = years
    change = amend(people, (old if of == "old" else present).task, units="区文旅局、区水务局")
    assert meet(change, carry(people, old, plan, present), after=after) == ("done", "done")
    assert fresh(old).state == "carried"
    assert list(differences()) == []


# Amending.


@pytest.mark.parametrize("after", [TASK, ASSIGNMENT, LOG])
def test_amending_and_a_step(people: People, rows: list[Assignment], after: str) -> None:
    """One unit is withdrawn, for which the log is held; the other's days are counted anew."""
    theirs = Assignment.objects.get(unit=people.water)
    change = amend(
        people, rows[1].task, out=[theirs.pk], units="区文旅局", deadline="2025年9月底前"
    )
    assert meet(change, step(people, rows[1]), after=after) == ("done", "done")
    assert fresh(theirs).state == "cancelled"
    assert fresh(rows[1]).due == date(2025, 9, 30)
    assert list(differences()) == []


@pytest.mark.parametrize("which", [0, 1])
def test_amending_that_withdraws_two_and_a_step(
    people: People, rows: list[Assignment], which: int
) -> None:
    """The log is held from the first withdrawal on."""
    theirs = Assignment.objects.get(unit=people.water)
    people.do("sign", theirs, people.other)
    both = [rows[1], fresh(theirs)]
    change = amend(people, rows[1].task, out=[row.pk for row in both], units="区教育局")
    deed = extend(people, both[which])
    assert meet(change, deed, after=LOG) == ("done", "done")
    assert {fresh(row).state for row in both} == {"cancelled"}
    assert list(differences()) == []


@pytest.mark.parametrize("after", [ASSIGNMENT, LOG])
def test_a_step_and_amending(people: People, rows: list[Assignment], after: str) -> None:
    change = amend(people, rows[1].task, units="区文旅局", deadline="2025年9月底前")
    assert meet(step(people, rows[1]), change, after=after) == ("done", "done")
    assert fresh(rows[1]).due == date(2025, 9, 30)
    assert list(differences()) == []


@pytest.mark.parametrize("after", ["plans_plan", TASK, ASSIGNMENT, LOG])
def test_a_sheet_that_amends_two_tasks_and_a_step(
    people: People, rows: list[Assignment], after: str
) -> None:
    plan = rows[0].task.plan
    sheet = made.changed(
        made.tasks_data(plan), made.put("E3", "2025年9月底前"), made.put("E4", "2025年9月底前")
    )
    upload = keep_sheet(by=people.admin, unit=plan.unit, data=sheet, name="分解表.xlsx")
    found = of_tasks(plan, made.read(sheet))
    ticked = Ticked(frozenset(one.pk for one in found.changes))
    assert len(ticked.changes) == 2
    change = partial(
        apply_tasks, by=people.admin, plan=plan, upload=upload, seen=found.fingerprint,
        ticked=ticked,
    )  # fmt: skip
    assert meet(change, step(people, rows[1]), after=after) == ("done", "done")
    assert {fresh(row).due for row in rows} == {date(2025, 9, 30)}
    assert list(differences()) == []
