"""Two people or two workers at the same moment, on two connections."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.notices.models import Notice
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.ledger.projecting import differences
from gongkai.oversight.plans.models import Assignment, Reminder, WorkEvent
from tests.factories.ledger import PROOF, People, fresh
from tests.factories.plans import task
from tests.oversight.plans.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)

NEXT = {"year": 2026, "date": "2026-02-20", "document_number": "云川政办发〔2026〕3号"}


def test_one_of_two_steps_wins_and_the_other_hears_what_was_done(people: People) -> None:
    row = people.row()
    sentences: list[str] = []

    def step(deed: Callable[[], object]) -> Callable[[], object]:
        def tried() -> object:
            try:
                return deed()
            except Refusal as refusal:
                sentences.append(refusal.sentence)
                raise

        return tried

    codes = at_once(
        step(lambda: ledger.sign(by=people.info, assignment=row, version=1)),
        step(lambda: ledger.refuse(by=people.leader, assignment=row, version=1, reason="不归。")),
    )
    assert codes == ["done", "stale"]
    assert (
        "程远（区文旅局）退回了任务" in sentences[0] or "苏禾（区文旅局）签收了任务" in sentences[0]
    )
    assert WorkEvent.objects.filter(assignment=row).count() == 2
    assert list(differences()) == []


def test_two_transfers_of_one_task_to_one_unit_make_one_of_it(people: People) -> None:
    people.plan(task(1, "区文旅局", "区水务局"))
    first, second = Assignment.objects.order_by("pk")

    def move(row: Assignment) -> Callable[[], object]:
        return lambda: ledger.transfer(
            by=people.admin, assignment=row, version=1, unit=people.school, reason="调整。"
        )

    assert at_once(move(first), move(second)) == ["done", "done"]
    assert sorted([fresh(first).state, fresh(second).state]) == ["cancelled", "to_sign"]
    assert Assignment.objects.filter(unit=people.school).count() == 1


def test_a_system_that_sends_one_report_twice_at_once_reports_once(people: People) -> None:
    row = people.bring(people.row(), "doing")

    def send() -> object:
        return ledger.report_from_system(
            assignment=row, system="文旅", source_id="A-1", text="报。", items=PROOF
        )

    assert at_once(send, send) == ["done", "done"]
    assert WorkEvent.objects.filter(verb="report").count() == 1


def test_two_people_carry_one_task_once(people: People) -> None:
    people.plan(task(1, "区文旅局", "区水务局"))
    first, second = Assignment.objects.order_by("pk")
    plan = people.plan(task(1, "区教育局"), **NEXT)

    def carry(*rows: Assignment) -> Callable[[], object]:
        def carried() -> object:
            with clock.hold(datetime(2026, 4, 2, 9, tzinfo=clock.CHINA)):
                return ledger.carry_over(
                    by=people.admin, plan=plan, assignments=rows, due=date(2026, 6, 30)
                )

        return carried

    assert at_once(carry(first), carry(first, second)).count("done") >= 1
    assert plan.tasks.filter(section="上年结转").count() == 1
    assert Assignment.objects.filter(task__plan=plan, unit=people.culture).count() == 1


def test_two_sweeps_at_once_remind_once(people: People) -> None:
    people.plan(*(task(number, "区文旅局", "区水务局") for number in (1, 2, 3)))

    def sweep() -> object:
        with clock.hold(datetime(2025, 6, 16, 8, tzinfo=clock.CHINA)):
            return ledger.remind_due()

    assert at_once(sweep, sweep, sweep) == ["done"] * 3
    assert Reminder.objects.count() == 6
    assert sorted(Notice.objects.filter(kind="plans.reminded").values_list("to__name")) == [
        ("苏禾",),
        ("陈立",),
    ]
