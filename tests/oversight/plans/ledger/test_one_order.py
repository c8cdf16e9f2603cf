"""Locks are taken in one order (ADR 0017): whoever meets waits, and nobody waits for ever."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

import pytest

from gongkai.ground.core import clock
from gongkai.ground.evidence.items import RecordItem
from gongkai.ground.evidence.models import Evidence
from gongkai.ground.orgs import actions as orgs_actions
from gongkai.oversight.coordination import actions as coordination
from gongkai.oversight.coordination.models import Session
from gongkai.oversight.coordination.queries.sessions import KIND
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.ledger.projecting import differences
from gongkai.oversight.plans.models import Assignment, WorkEvent
from gongkai.oversight.supervision import actions as supervision
from gongkai.oversight.supervision.models import Letter
from tests.factories.ledger import People, fresh
from tests.factories.plans import deadline, task
from tests.meeting import meet

from .one_order import (
    ASSIGNMENT,
    LOG,
    RECORD,
    TASK,
    extend,
    held,
    move,
    step,
    tell,
    void,
)

pytestmark = [pytest.mark.only_on("postgresql"), pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("after", [RECORD, ASSIGNMENT])
@pytest.mark.parametrize("which", [0, 1])
def test_a_report_before_a_withdrawal(
    people: People, rows: list[Assignment], after: str, which: int
) -> None:
    session = held(people)
    for row in rows:
        tell(people, row, session)()
    ends = meet(tell(people, rows[which], session), void(people, session), after=after)
    assert ends == ("done", "done")
    assert Evidence.objects.filter(withdrawn_at=None).count() == 0
    assert Evidence.objects.count() == 3
    assert all(fresh(row).flagged for row in rows)
    assert list(differences()) == []


@pytest.mark.parametrize("after", ["coordination_session", RECORD, ASSIGNMENT, LOG])
@pytest.mark.parametrize("which", [0, 1])
def test_a_withdrawal_before_a_report(
    people: People, rows: list[Assignment], after: str, which: int
) -> None:
    session = held(people)
    for row in rows:
        tell(people, row, session)()
    withdrawn, told = meet(void(people, session), tell(people, rows[which], session), after=after)
    assert withdrawn == "done"
    # Where only the session was held, the report came first; else it hears that it is gone.
    assert told == ("done" if after == "coordination_session" else "evidence")
    assert Evidence.objects.filter(withdrawn_at=None).count() == 0
    assert all(fresh(row).flagged for row in rows)
    assert list(differences()) == []


@pytest.mark.parametrize("after", [RECORD, ASSIGNMENT, LOG])
def test_a_withdrawal_and_a_step_without_proof(
    people: People, rows: list[Assignment], after: str
) -> None:
    session = held(people)
    for row in rows:
        tell(people, row, session)()
    for row in rows:
        version = Session.objects.get(pk=session.pk).version
        assert meet(void(people, session), step(people, row), after=after) == ("done", "done")
        coordination.restore(by=people.info, session=session)
        assert Session.objects.get(pk=session.pk).version == version + 2
    assert list(differences()) == []


def test_a_system_that_reports_with_a_record(people: People, rows: list[Assignment]) -> None:
    session = held(people)
    tell(people, rows[0], session)()

    def send() -> object:
        # A system sees no register, so that its report is refused; it must not hang before.
        return ledger.report_from_system(
            assignment=rows[0], system="文旅", source_id="A-1", text="报。",
            items=[RecordItem(KIND, str(session.pk))],
        )  # fmt: skip

    assert meet(send, void(people, session), after=ASSIGNMENT) == ("evidence", "done")


def test_a_session_that_gets_the_record_a_report_names(
    people: People, rows: list[Assignment]
) -> None:
    session, other = held(people), held(people)
    correct = partial(
        coordination.correct,
        by=people.info,
        session=other,
        version=other.version,
        facts=other.facts,
        items=[RecordItem(KIND, str(session.pk))],
    )
    assert meet(correct, tell(people, rows[0], session), after="orgs_unit") == ("done", "done")
    assert Evidence.objects.filter(record_reference=str(session.pk)).count() == 2


# The same step for many.


@pytest.mark.parametrize("after", [ASSIGNMENT, LOG])
def test_two_bulk_steps_over_the_same_in_opposite_orders(
    people: People, rows: list[Assignment], after: str
) -> None:
    forth, back = extend(people, *rows), extend(people, *reversed(rows), until=date(2025, 11, 1))
    assert meet(forth, back, after=after) == ("done", "done")
    assert WorkEvent.objects.filter(verb="extend").count() == 2  # the second found all changed
    assert {fresh(row).due for row in rows} == {date(2025, 12, 1)}
    assert list(differences()) == []


@pytest.mark.parametrize("after", [TASK, ASSIGNMENT, LOG])
def test_moving_many_where_the_other_unit_has_a_task_already(
    people: People, rows: list[Assignment], after: str
) -> None:
    theirs = Assignment.objects.get(unit=people.water)
    bulk = extend(people, *reversed([*rows, theirs]))
    assert meet(move(people, *rows, to=people.water), bulk, after=after) == ("done", "done")
    # Where only the tasks were held, which the other needs not, the other came first.
    assert WorkEvent.objects.filter(verb="merge").count() == (0 if after == TASK else 1)
    assert list(differences()) == []


@pytest.mark.parametrize("after", [TASK, ASSIGNMENT, LOG])
def test_moving_many_and_moving_one_of_them(
    people: People, rows: list[Assignment], after: str
) -> None:
    one = partial(people.do, "transfer", rows[1], version=rows[1].version)
    assert meet(move(people, *rows, to=people.school), one, after=after) == ("done", "stale")
    moved = WorkEvent.objects.filter(verb__in=("transfer", "merge"))
    assert moved.count() == 2
    assert list(differences()) == []


@pytest.mark.parametrize("after", [TASK, ASSIGNMENT, LOG])
def test_moving_one_of_them_and_many(people: People, rows: list[Assignment], after: str) -> None:
    """The one goes to a unit whose own assignment of the task was born before."""
    theirs = Assignment.objects.get(unit=people.water)
    people.do("sign", theirs, people.other)
    one = partial(people.do, "transfer", theirs, version=2, unit=people.culture)
    many = extend(people, *reversed([*rows, fresh(theirs)]))
    first = after == TASK  # which the many need not, so that they come first
    assert meet(one, many, after=after) == ("stale" if first else "done", "done")
    assert fresh(theirs).state == ("doing" if first else "cancelled")
    assert list(differences()) == []


# Units that are merged, and what else of the register a step touches.


@pytest.mark.parametrize("after", [TASK, ASSIGNMENT, LOG])
@pytest.mark.parametrize("which", [0, 1, 2])
def test_merging_a_unit_into_another_and_a_step(
    people: People, rows: list[Assignment], after: str, which: int
) -> None:
    theirs = Assignment.objects.get(unit=people.water)
    row = [*rows, theirs][which]
    deed = extend(people, row)
    merge = partial(
        ledger.transfer_unit, by=people.admin, plan=row.task.plan, old=people.culture,
        new=people.water, reason="机构改革。",
    )  # fmt: skip
    assert meet(merge, deed, after=after) == ("done", "done")
    assert not Assignment.objects.filter(unit=people.culture).exclude(state="cancelled").exists()
    assert Assignment.objects.filter(unit=people.water).exclude(state="cancelled").count() == 2
    assert list(differences()) == []


@pytest.mark.parametrize("after", [TASK, ASSIGNMENT, LOG])
def test_a_step_and_merging_a_unit(people: People, rows: list[Assignment], after: str) -> None:
    merge = partial(
        ledger.transfer_unit, by=people.admin, plan=rows[0].task.plan, old=people.culture,
        new=people.water, reason="机构改革。",
    )  # fmt: skip
    first = move(people, rows[1], to=people.school)
    assert meet(first, merge, after=after) == ("done", "done")
    assert fresh(rows[0]).unit == people.water
    assert fresh(rows[1]).unit == people.school
    assert list(differences()) == []


def test_a_unit_that_is_closed_and_a_step(people: People, rows: list[Assignment]) -> None:
    town = people.towns[1]
    close = partial(orgs_actions.close_unit, by=None, unit=town)
    many = move(people, *rows, to=town)
    ended = meet(close, many, after="orgs_unit")
    assert ended == ("done", "done")
    town.refresh_from_db()
    assert not town.active
    # What came in at the same moment stands in the office's list of tasks to hand on.
    assert list(differences()) == []


def test_a_unit_that_gets_a_code_and_a_task(people: People, rows: list[Assignment]) -> None:
    """A code is a key of the unit, so that whoever points at it must wait."""
    edit = partial(
        orgs_actions.edit_unit, by=None, unit=people.school, name=people.school.name,
        kind=people.school.kind, parent=people.root, code="11510100MB1",
    )  # fmt: skip
    one = partial(people.do, "transfer", rows[0], version=rows[0].version, unit=people.school)
    assert meet(edit, one, after="orgs_unit") == ("done", "done")
    assert fresh(rows[0]).unit == people.school


def test_a_person_who_gets_a_post_and_a_notice(people: People, rows: list[Assignment]) -> None:
    theirs = Assignment.objects.get(unit=people.water)
    give = partial(
        orgs_actions.give_post, by=None, user=people.other, unit=people.towns[0],
        role="info_officer", since=clock.today(),
    )  # fmt: skip
    assert meet(give, extend(people, rows[0], theirs), after="orgs_user") == ("done", "done")
    assert WorkEvent.objects.filter(verb="extend").count() == 2


@pytest.mark.parametrize("verb", ["report", "transfer"])
def test_a_letter_about_a_task_and_a_step(
    people: People, rows: list[Assignment], verb: str
) -> None:
    write = partial(
        supervision.write_letter, by=people.admin, kind="order", office=people.office,
        unit=people.culture, title="请加快", text="请加快办理。", assignments=rows,
        due=clock.today() + timedelta(days=9),
    )  # fmt: skip
    deed = partial(people.do, verb, rows[0], version=rows[0].version)
    assert meet(write, deed, after=LOG) == ("done", "done")
    assert Letter.objects.get().assignments.count() == 2


def test_a_letter_about_a_finding_and_its_confirmation(people: People) -> None:
    found = supervision.report(
        by=people.admin, unit=people.culture, title="没有公开", text="没有公开。"
    )
    until = clock.today() + timedelta(days=9)
    write = partial(
        supervision.write_letter, by=people.admin, kind="order", office=people.office,
        unit=people.culture, title="请加快", text="请加快办理。", findings=[found], due=until,
    )  # fmt: skip
    confirm = partial(supervision.confirm, by=people.admin, finding=found, version=1, until=until)
    assert meet(write, confirm, after=LOG) == ("done", "done")


def test_many_that_are_moved_and_reminders(people: People) -> None:
    """The later assignment is due first, so that it is the first that the reminder names."""
    days = ("2025-06-22", "2025-06-20")
    tasks = [task(n, "区文旅局", deadlines=[deadline(date=days[n - 1])]) for n in (1, 2)]
    people.plan(*tasks)
    rows = [people.bring(row, "doing") for row in Assignment.objects.order_by("pk")]

    def remind() -> object:
        with clock.hold(datetime(2025, 6, 10, 8, tzinfo=clock.CHINA)):
            return ledger.remind_due()

    many = move(people, *rows, to=people.school)
    assert meet(many, remind, after=f"UPDATE {ASSIGNMENT}") == ("done", "done")
    assert all(fresh(row).unit == people.school for row in rows)
