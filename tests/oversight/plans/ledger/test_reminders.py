"""Reminders: each step once, to the right people, whatever was missed meanwhile."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from gongkai.ground.core import clock
from gongkai.ground.notices.models import Notice
from gongkai.ground.orgs import actions as orgs_actions
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.ledger import remind_due, reminding
from gongkai.oversight.plans.models import Assignment, Plan, Reminder
from gongkai.oversight.plans.rules.ledger import Measure, WorkPlan
from tests.factories import orgs
from tests.factories.ledger import People, fresh
from tests.factories.plans import deadline, task

pytestmark = pytest.mark.django_db

DUE = date(2025, 6, 30)  # of every task here


def sweep(day: date) -> int:
    with clock.hold(datetime(day.year, day.month, day.day, 8, tzinfo=clock.CHINA)):
        return remind_due()


def told(kind: str = "plans.reminded") -> dict[str, list[str]]:
    """The subjects by the name of the person, then forgotten."""
    found: dict[str, list[str]] = {}
    for notice in Notice.objects.filter(kind=kind).order_by("pk"):
        found.setdefault(notice.to.name, []).append(notice.subject.removeprefix("工作要点任务："))
    Notice.objects.all().delete()
    return found


def before(days: int) -> date:
    return DUE - timedelta(days=days)


def test_each_step_once_in_its_order_and_escalating(people: People) -> None:
    people.row()
    found = []
    for passed in range(-16, 40):
        day = DUE + timedelta(days=passed)
        for _ in range(2):  # the sweep comes again and again
            if sweep(day):
                found.append((passed, told()))
    office = {"林岚", people.officer.name}
    assert [(passed, set(who)) for passed, who in found] == [
        (-14, {"苏禾"}),
        (-3, {"苏禾"}),
        (0, {"苏禾", "程远"}),
        (1, {"苏禾", "程远"}),
        (7, {"苏禾", "程远", *office}),
    ]
    assert found[0][1]["苏禾"] == ["1 个节点快到期"]
    assert found[4][1]["林岚"] == ["区文旅局有 1 个节点逾期一周，已报政务公开办"]
    assert list(Reminder.objects.order_by("pk").values_list("step", flat=True)) == [1, 2, 3, 4, 5]


def test_each_plan_has_its_own_warning_days(people: People) -> None:
    row = people.row()
    Plan.objects.filter(pk=row.task.plan_id).update(warning_days=30)
    assert (sweep(before(31)), sweep(before(30)), sweep(before(14))) == (0, 1, 0)


def test_deputies_are_told(people: People) -> None:
    people.row()
    stand_in = orgs.person(name="代班")
    orgs_actions.name_deputy(
        by=None, post=people.info.posts.get(), person=stand_in, since=before(20), until=before(10)
    )
    sweep(before(14))
    assert set(told()) == {"苏禾", "代班"}
    sweep(before(3))
    assert set(told()) == {"苏禾"}


def test_after_an_outage_of_thirty_days_the_highest_step_alone_is_taken(people: People) -> None:
    people.row()
    sweep(before(14))
    told()
    assert sweep(DUE + timedelta(days=16)) == 1
    assert {name: len(said) for name, said in told().items()} == {
        "苏禾": 1, "程远": 1, "林岚": 1, people.officer.name: 1,
    }  # fmt: skip
    assert sweep(DUE + timedelta(days=17)) == 0
    assert sorted(Reminder.objects.values_list("step", flat=True)) == [1, 5]


def test_an_extension_begins_anew_for_the_new_day(people: People) -> None:
    row = people.bring(people.row(), "doing")
    sweep(before(0))
    with clock.hold(datetime(2025, 6, 30, 9, tzinfo=clock.CHINA)):
        people.do("extend", row, until=date(2025, 9, 30))
    told()
    assert sweep(DUE + timedelta(days=8)) == 0
    assert sweep(date(2025, 9, 16)) == 1
    assert set(told()) == {"苏禾"}


@pytest.mark.parametrize("state", ["submitted", "done", "cancelled"])
def test_what_is_not_in_the_units_hands_is_silent(people: People, state: str) -> None:
    people.bring(people.row(), state)
    assert sweep(DUE) == sweep(DUE + timedelta(days=7)) == 0


def test_what_was_carried_is_silent(people: People) -> None:
    row = people.row()
    number = {"year": 2026, "date": "2026-02-20", "document_number": "云川政办发〔2026〕3号"}
    plan = people.plan(task(1, "区水务局"), **number)
    ledger.carry_over(by=people.admin, plan=plan, assignments=[row], due=date(2026, 6, 30))
    told()
    sweep(DUE)
    assert not Reminder.objects.filter(assignment=row).exists()


def test_a_part_that_was_reported_is_silent(people: People) -> None:
    quarters = deadline("recurring", "每季度", every="quarter")
    row = people.bring(people.row(quarters), "doing")
    due = row.part_rows.filter(due__lte=DUE).order_by("due")
    assert due.count() == 2
    people.do("report", row, covers=[part.key for part in due])
    assert sweep(DUE) == 0


def test_a_unit_without_people_is_the_offices_business(people: People) -> None:
    people.plan(task(1, "柳渡镇"))
    sweep(before(14))
    said = told()
    assert set(said) == {"林岚", people.officer.name}
    assert "这个单位没有人可以提醒" in said["林岚"][0]


def test_the_offices_own_tasks_are_told_to_the_office(people: People) -> None:
    people.plan(task(1, "区政府办公室"))
    office = {"林岚", people.officer.name}
    sweep(before(14))
    said = told()
    assert set(said) == office
    assert said["林岚"] == ["1 个节点快到期"]
    orgs.person(people.office, "unit_leader", name="周杉")
    sweep(before(0))
    assert set(told()) == {*office, "周杉"}
    sweep(DUE + timedelta(days=7))
    assert told()["林岚"] == ["1 个节点逾期一周，已报政务公开办"]  # once


def test_the_office_can_urge_itself(people: People) -> None:
    plan = people.plan(task(1, "区政府办公室"))
    row = Assignment.objects.get(task__plan=plan)
    ledger.urge(by=people.admin, assignment=row)
    assert people.officer.name in told("plans.urged")


def test_many_parts_of_a_unit_are_one_notice(people: People) -> None:
    people.plan(*(task(number, "区文旅局") for number in range(1, 16)))
    assert sweep(before(14)) == 15
    notice = Notice.objects.get(kind="plans.reminded")
    assert notice.subject.endswith("15 个节点快到期")
    assert "另外还有 3 个" in notice.body
    assert notice.body.startswith("第 1 项，办完：2025年6月30日（星期一）")


def test_a_units_own_measure_is_its_own_business(people: People) -> None:
    row = people.bring(people.row(), "doing")
    day = date(2025, 5, 12)
    people.do("plan", row, plan=WorkPlan(measures=(Measure("办开放日", "", day),)))
    Notice.objects.all().delete()
    for passed, expected in [(-3, 1), (0, 1), (1, 0), (9, 0)]:
        assert sweep(day + timedelta(days=passed)) == expected
        assert set(told()) == ({"苏禾"} if expected else set())


def test_a_crash_in_the_middle_leaves_nothing_half_done_and_stops_nobody_else(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.plan(task(1, "区文旅局"), task(2, "区水务局"), task(3, "区教育局"))
    real = reminding.notices.notify

    class Broken:
        @staticmethod
        def notify(**said: object) -> object:
            if said["to"] == [people.other]:
                raise RuntimeError("disk full")
            return real(**said)

    monkeypatch.setattr(reminding, "notices", Broken)
    with pytest.raises(RuntimeError):
        sweep(before(14))
    reminded = set(Reminder.objects.values_list("assignment__unit", flat=True))
    assert reminded == {people.culture.pk, people.school.pk}
    assert set(told()) == {"苏禾", "方圆"}
    monkeypatch.undo()
    assert sweep(before(14)) == 1
    assert set(told()) == {"陈立"}
    assert fresh(Assignment.objects.get(unit=people.water)).reminders.count() == 1


def test_one_bad_assignment_keeps_no_reminder_from_the_others_of_its_unit(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.plan(*(task(number, "区文旅局", "区水务局") for number in (1, 2, 3)))
    bad = Assignment.objects.get(unit=people.culture, task__number=2)
    real = reminding.Owed.line

    def line(one: reminding.Owed, step: reminding.Step) -> str:
        if one.assignment_id == bad.pk:
            raise ValueError("nobody knows the day")
        return real(one, step)

    monkeypatch.setattr(reminding.Owed, "line", line)
    for expected in ({"苏禾": ["2 个节点快到期"], "陈立": ["3 个节点快到期"]}, {}):
        with pytest.raises(ValueError, match="nobody knows"):
            sweep(before(14))
        assert told() == expected  # the good ones once and together
    monkeypatch.undo()
    assert sweep(before(14)) == 1
    assert told() == {"苏禾": ["1 个节点快到期"]}


def test_a_unit_of_which_nothing_can_be_told_is_nobodys_hindrance(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each alone could be told, and all together not: said as the unit's failure, not lost."""
    people.plan(*(task(number, "区文旅局", "区水务局") for number in (1, 2)))
    real = reminding._body

    def body(parts: list[reminding.Owed], step: reminding.Step) -> str:
        if len(parts) > 1 and parts[0].unit_id == people.culture.pk:
            raise ValueError("too much")
        return real(parts, step)

    monkeypatch.setattr(reminding, "_body", body)
    with pytest.raises(ValueError, match="too much"):
        sweep(before(14))
    assert told() == {"陈立": ["2 个节点快到期"]}
    assert Reminder.objects.count() == 2


def test_who_is_warned_two_days_before_is_not_told_of_three(people: People) -> None:
    row = people.row()
    Plan.objects.filter(pk=row.task.plan_id).update(warning_days=2)
    assert (sweep(before(3)), sweep(before(2)), sweep(before(1)), sweep(DUE)) == (0, 1, 0, 1)
    assert list(Reminder.objects.order_by("pk").values_list("step", flat=True)) == [1, 3]


def test_when_all_is_reported_the_unit_is_asked_once_to_ask_for_the_end(people: People) -> None:
    quarters = deadline("recurring", text="每季度", every="quarter")
    people.plan(task(1, "区文旅局", deadlines=[quarters]))
    row = people.bring(Assignment.objects.get(), "doing")
    keys = list(row.part_rows.order_by("due").values_list("key", flat=True))

    def report(day: date, *covers: str) -> None:
        with clock.hold(datetime(day.year, day.month, day.day, 9, tzinfo=clock.CHINA)):
            version = fresh(row).version
            ledger.report(
                by=people.info, assignment=row, version=version, text="更新了。", covers=covers
            )

    report(date(2025, 5, 6), *keys[:-1])
    sweep(date(2025, 5, 20))
    told()
    report(date(2025, 6, 2), keys[-1])
    assert fresh(row).due is None
    assert [sweep(date(2025, 6, day)) for day in (2, 4, 5, 6, 30)] == [0, 0, 1, 0, 0]
    subjects = told()
    assert set(subjects) == {"苏禾", "程远"}
    assert subjects["苏禾"] == ["1 项任务都报了，还没有申请办结"]
