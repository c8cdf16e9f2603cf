"""Locks are taken in one order (ADR 0017): whoever meets waits, and nobody waits for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import partial

import pytest

from gongkai.ground.core import clock
from gongkai.ground.evidence.items import RecordItem
from gongkai.ground.evidence.models import Evidence
from gongkai.ground.orgs import actions as orgs_actions
from gongkai.ground.orgs.models import Unit
from gongkai.oversight.coordination import actions as coordination
from gongkai.oversight.coordination.models import Session
from gongkai.oversight.coordination.queries.sessions import KIND
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.amending import amend_task
from gongkai.oversight.plans.actions.ledger.importing import Ticked, apply_tasks, keep_sheet
from gongkai.oversight.plans.actions.ledger.projecting import differences
from gongkai.oversight.plans.models import Assignment, Plan, Task, WorkEvent
from gongkai.oversight.plans.queries.ledger.amending import cells_of, for_cells
from gongkai.oversight.plans.queries.ledger.importing import of_tasks
from gongkai.oversight.supervision import actions as supervision
from gongkai.oversight.supervision.models import Letter
from tests.factories.coordination import facts
from tests.factories.ledger import People, fresh
from tests.factories.plans import deadline, task
from tests.meeting import meet
from tests.oversight.plans.sheets import made

pytestmark = [pytest.mark.only_on("postgresql"), pytest.mark.django_db(transaction=True)]

Deed = Callable[[], object]
TASK, ASSIGNMENT = "plans_task", "plans_assignment"
RECORD, LOG = "evidence_linkedrecord", "audit_head"
THIS_YEAR = {"year": 2026, "date": "2026-02-20", "document_number": "云川政办发〔2026〕3号"}
SPRING = datetime(2026, 4, 2, 9, tzinfo=clock.CHINA)


@pytest.fixture
def rows(people: People) -> list[Assignment]:
    """Two tasks that 区文旅局 works on; 区水务局 has the second one, too."""
    people.plan(task(1, "区文旅局"), task(2, "区文旅局", "区水务局"))
    mine = Assignment.objects.filter(unit=people.culture).order_by("pk")
    return [people.bring(row, "doing") for row in mine]


def held(people: People, items: Iterable[RecordItem] = ()) -> Session:
    return coordination.record(
        by=people.info, unit=people.culture, facts=facts(), items=list(items)
    )


def tell(people: People, row: Assignment, session: Session) -> Deed:
    """Reports with the session as proof."""
    items = [RecordItem(KIND, str(session.pk))]
    return lambda: ledger.report(
        by=people.info, assignment=row, version=fresh(row).version, text="办了培训。", items=items
    )


def void(people: People, session: Session) -> Deed:
    version = Session.objects.get(pk=session.pk).version
    return lambda: coordination.void(by=people.info, session=session, version=version, reason="错")


def extend(people: People, *rows: Assignment, until: date = date(2025, 12, 1)) -> Deed:
    wanted = [ledger.Wanted(row.pk, fresh(row).version) for row in rows]
    return partial(
        ledger.bulk, by=people.admin, verb="extend", wanted=wanted, until=until, reason="等文件。"
    )


def move(people: People, *rows: Assignment, to: Unit) -> Deed:
    wanted = [ledger.Wanted(row.pk, fresh(row).version) for row in rows]
    return partial(
        ledger.bulk, by=people.admin, verb="transfer", wanted=wanted, unit=to, reason="调整。"
    )


def step(people: People, row: Assignment) -> Deed:
    return partial(people.do, "report", row, version=fresh(row).version)


# A report that names a record, and the record's withdrawal.


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


def amend(people: People, of: Task, *, out: Iterable[int] = (), **becomes: str) -> Deed:
    now = cells_of(for_cells(Task.objects.filter(pk=of.pk)).get())
    was = {name: now[name] for name in becomes}
    return partial(
        amend_task, by=people.admin, task=of, was=was, becomes=becomes, withdraw=list(out)
    )


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
