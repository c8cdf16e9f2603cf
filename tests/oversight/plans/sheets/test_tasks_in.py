"""The office's task table that comes back: words, deadlines, units, added and missing rows."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from gongkai.ground.audit.models import Entry
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.notices.models import Notice
from gongkai.oversight.plans.actions import amending, ledger
from gongkai.oversight.plans.actions.ledger import importing
from gongkai.oversight.plans.actions.ledger.importing import Ticked, apply_tasks, keep_sheet
from gongkai.oversight.plans.actions.ledger.projecting import differences
from gongkai.oversight.plans.models import Assignment, Task, TaskDeadline
from gongkai.oversight.plans.queries.ledger.importing import of_tasks
from gongkai.oversight.plans.queries.ledger.standing import standing_of
from tests.factories import orgs
from tests.factories.plans import District, deadline, reading, taken_over, task

from . import made
from .made import changed, now, put, read, tasks_data

pytestmark = pytest.mark.django_db

# Columns with items: A 序号 B 工作任务 C 小项 D 工作要求 E 责任单位 F 时限要求 G 系统编号.


class Office:
    """A plan of four tasks, the third and fourth under items."""

    def __init__(self, district: District) -> None:
        self.district = district
        quarter = deadline("recurring", "每季度", every="quarter")
        self.plan = taken_over(
            district,
            reading(
                task(1, "牵头:区文旅局", "配合:区水务局"),
                task(2, "组:各镇、街道"),
                task(3, "区教育局", section="强化保障", item="培训"),
                task(4, "区水务局", section="强化保障", item="监督", deadline_text="每季度",
                     deadlines=[quarter]),
            ),
        )  # fmt: skip
        self.tasks = list(self.plan.tasks.order_by("order"))

    def found(self, data: bytes, name: str = "分解表.xlsx") -> Any:
        return of_tasks(self.plan, read(data, name))

    def data(self, **how: Any) -> bytes:
        return tasks_data(self.plan, **how)

    def apply(self, data: bytes, *, out: tuple[int, ...] = (), by: Any = None) -> int:
        by = by or self.district.officer
        upload = keep_sheet(by=by, unit=self.plan.unit, data=data, name="分解表.xlsx")
        found = self.found(data)
        ticked = Ticked(
            frozenset(one.pk for one in found.changes),
            frozenset(one.row for one in found.added),
            frozenset(out),
        )
        return apply_tasks(
            by=by, plan=self.plan, upload=upload, seen=found.fingerprint, ticked=ticked
        )

    def only(self, *changes: Any) -> Any:
        found = self.found(changed(self.data(), *changes))
        assert found.problems == []
        (one,) = found.changes
        return one

    def problem(self, *changes: Any) -> str:
        found = self.found(changed(self.data(), *changes))
        assert (found.changes, found.added) == ([], [])
        (one,) = found.problems
        return str(one.sentence)


@pytest.fixture
def office(district: District) -> Office:
    return Office(district)


@pytest.mark.parametrize("docx", [False, True])
def test_what_was_exported_has_no_differences(office: Office, docx: bool) -> None:
    found = office.found(office.data(docx=docx), "分解表.docx" if docx else "分解表.xlsx")
    assert (found.changes, found.added, found.problems) == ([], [], [])
    assert (found.missing, found.same, found.moved) == ([], 4, 0)


@pytest.mark.parametrize("text", ["=cmd|'/C calc'!A0", "𠮷祥工程", "字" * 3000, "一\n二\t三"])
def test_hostile_requirements_come_back_as_they_were(office: Office, text: str) -> None:
    Task.objects.filter(pk=office.tasks[0].pk).update(requirement=text)
    for docx, name in ((False, "表.xlsx"), (True, "表.docx")):
        assert office.found(office.data(docx=docx), name).changes == []


def test_words_and_deadline_are_amended_and_said(office: Office) -> None:
    data = changed(office.data(), put("D3", "办好开放日，并公开情况。"), put("F3", "8月底前"))
    one = office.found(data).changes[0]
    assert "2025年8月31日" in one.fields[1].means
    assert office.apply(data) == 1
    amended = Task.objects.get(pk=office.tasks[0].pk)
    assert (amended.requirement, amended.deadline_text) == ("办好开放日，并公开情况。", "8月底前")
    assert amended.deadlines.get().date == date(2025, 8, 31)
    rows = Assignment.objects.filter(task=amended)
    assert {row.due for row in rows} == {date(2025, 8, 31)}
    said = Entry.objects.filter(verb="plans.amend").get().sentence
    assert "做好第1件事" in said
    assert "2025年6月底前" in said
    assert "8月底前" in said
    assert list(differences()) == []
    assert office.found(data).changes == []


def test_ticks_and_starts_stay_when_a_deadline_only_moves(office: Office) -> None:
    person = orgs.person(office.district.water)
    row = made.signed(Assignment.objects.get(task=office.tasks[3]), person)
    key = next(part.key for part in standing_of(now(row)).parts)
    ledger.report(by=person, assignment=row, version=now(row).version, text="报了。", covers=[key])
    kept = TaskDeadline.objects.get(task=office.tasks[3])
    office.apply(changed(office.data(), put("F6", "每季度；2025年11月底前")))
    fresh = list(TaskDeadline.objects.filter(task=office.tasks[3]).order_by("order"))
    assert fresh[0].pk == kept.pk
    assert [one.kind for one in fresh] == ["recurring", "date"]
    assert now(row).parts_done == 1
    assert list(differences()) == []


def test_a_unit_that_is_added_gets_the_task_and_a_notice(office: Office) -> None:
    teacher = orgs.person(office.district.school)
    one = office.only(put("E3", "区文旅局（牵头）、区水务局（配合）、区教育局（配合）"))
    assert one.fields[0].means == "新增 1 个单位：区教育局"
    data = changed(office.data(), put("E3", "区文旅局（牵头）、区水务局（配合）、区教育局（配合）"))
    office.apply(data)
    row = Assignment.objects.get(task=office.tasks[0], unit=office.district.school)
    assert (row.role, row.state, row.via.name) == ("support", "to_sign", "区教育局")
    assert row.events.count() == 1
    assert "加了 1 项任务" in Notice.objects.get(to=teacher, subject__contains="加了").subject
    assert office.found(data).changes == []


def test_other_words_for_the_same_units_are_no_difference(office: Office) -> None:
    found = office.found(changed(office.data(), put("E3", "区文旅局牵头，区水务局配合")))
    assert (found.changes, found.problems) == ([], [])


def test_a_unit_no_longer_named_goes_on_unless_it_is_ticked(office: Office) -> None:
    data = changed(office.data(), put("E3", "区文旅局（牵头）"))
    (one,) = office.found(data).changes
    (out,) = one.withdrawals
    assert out.unit == "区水务局"
    office.apply(data)
    row = Assignment.objects.get(pk=out.pk)
    assert row.state == "to_sign"
    office.apply(data, out=(out.pk,))
    row.refresh_from_db()
    assert row.state == "cancelled"
    assert office.found(data).changes == []
    assert office.found(office.data()).changes == []


def test_a_unit_under_another_name_keeps_its_steps(office: Office) -> None:
    row = Assignment.objects.get(task=office.tasks[2])
    office.apply(changed(office.data(), put("E5", "云川区教育局")))
    row.refresh_from_db()
    assert (row.state, row.via.name) == ("to_sign", "云川区教育局")
    assert Assignment.objects.filter(task=office.tasks[2]).count() == 1
    assert Task.objects.get(pk=office.tasks[2].pk).named_units.count() == 1


def test_headings_of_several_tasks_are_changed_at_once(office: Office) -> None:
    found = office.found(changed(office.data(), put("B5", "夯实基础")))
    assert [set(one.change.becomes) for one in found.changes] == [{"section"}, {"section"}]


def test_parted_cells_say_nothing(office: Office) -> None:
    found = office.found(changed(office.data(), made.parted))
    assert (found.changes, found.problems) == ([], [])


def test_rows_moved_added_and_missing(office: Office) -> None:
    def work(page: Any) -> None:
        made.parted(page)
        page.move_range("A3:G3", rows=4)
        page.delete_rows(3)
        page["D7"], page["E7"], page["F7"] = "开展培训。", "区教育局牵头", "10月底前"
        page.delete_rows(3)

    data = changed(office.data(), work)
    found = office.found(data)
    assert (found.moved, found.problems, found.changes) == (1, [], [])
    assert [one.pk for one in found.missing] == [office.tasks[1].pk]
    (new,) = found.added
    assert (new.units, new.new.cells["section"]) == (("区教育局",), "推进重点领域公开")
    office.apply(data)
    made_now = office.plan.tasks.order_by("-order")[0]
    assert (made_now.order, made_now.requirement) == (5, "开展培训。")
    row = made_now.assignments.get()
    assert (row.unit, row.due, row.role) == (office.district.school, date(2025, 10, 31), "lead")


@pytest.mark.parametrize(
    ("cell", "text", "said"),
    [
        ("E3", "区某某局", "“区某某局”不认识"),
        ("E3", "区文旅局（牵头）、有关部门单位", "没有说是哪些单位"),
        ("F3", "抓紧办", "读不懂"),
        ("D3", None, "“工作要求”空了"),
        ("G3", "123456", "不是这份工作要点的任务"),
        ("G3", "甲", "读不懂"),
    ],
)
def test_bad_cells_are_refused_in_a_sentence(
    office: Office, cell: str, text: Any, said: str
) -> None:
    assert said in office.problem(put(cell, text))


def test_a_number_that_stands_twice(office: Office) -> None:
    number = str(office.tasks[0].pk)
    assert "第 3 行、第 4 行" in office.problem(put("G4", number))


def test_an_added_row_that_is_not_clear(office: Office) -> None:
    said = office.problem(put("D7", "新任务。"), put("E7", "区某某局"))
    assert "第 7 行（新增）" in said
    assert "没有写责任单位" in office.problem(put("D7", "新任务。"))


def test_somebody_amends_meanwhile(office: Office) -> None:
    with pytest.raises(Refusal) as refused:
        amending.amend_task(
            by=office.district.officer,
            task=office.tasks[0],
            was={"requirement": "从前的要求"},
            becomes={"requirement": "新的要求"},
        )
    assert refused.value.code == "stale"
    assert "做好第1件事" in refused.value.sentence


def test_a_refusal_in_the_middle_rolls_all_back(office: Office, monkeypatch: Any) -> None:
    data = changed(office.data(), put("D3", "一。"), put("D4", "二。"), put("D5", "三。"))
    true, steps = importing.amend, iter([None, Refusal("no", "不行。")])

    def amend(**given: Any) -> Any:
        stop = next(steps)
        if stop:
            raise stop
        return true(**given)

    monkeypatch.setattr(importing, "amend", amend)
    with pytest.raises(Refusal, match="不行"):
        office.apply(data)
    assert Task.objects.get(pk=office.tasks[0].pk).requirement.startswith("做好第1件事")
    assert not Entry.objects.filter(verb__in=["plans.amend", "plans.import_tasks"])


def test_only_the_office_of_the_plan_amends(office: Office, district: District) -> None:
    data = changed(office.data(), put("D3", "一。"))
    for person in (orgs.person(district.water), orgs.person(district.water, "unit_leader")):
        with pytest.raises(Refusal) as refused:
            office.apply(data, by=person)
        assert refused.value.code == "not_allowed"


NEW_ROW = (put("B7", "强化保障"), put("D7", "新增的一件事。"), put("E7", "区水务局"))


def test_a_row_that_was_added_is_not_offered_again(office: Office) -> None:
    data = changed(office.data(), *NEW_ROW, put("F7", "11月底前"))
    assert office.apply(data) == 1
    new = office.plan.tasks.latest("order")
    assert new.added_at is not None
    again = office.found(data)
    assert (again.added, again.changes, again.missing) == ([], [], [])
    (there,) = again.there
    assert (there.row, there.text.startswith(f"系统里已有{new.label}。")) == (7, True)
    with pytest.raises(Refusal):
        office.apply(data)
    assert office.plan.tasks.count() == 5


@pytest.mark.parametrize("limit", ["每季度", "每季度不少于2次"])
def test_what_is_added_late_asks_for_no_period_that_was_over(office: Office, limit: str) -> None:
    with clock.hold(datetime(2025, 11, 20, 9, tzinfo=clock.CHINA)):
        data = changed(office.data(), *NEW_ROW, put("F7", limit), put("F3", limit))
        found = office.found(data)
        assert found.added[0].deadline.endswith("，从2025年11月起算")
        assert found.changes[0].fields[0].means.endswith("，从2025年11月起算")
        office.apply(data)
        for one in (office.plan.tasks.latest("order"), office.tasks[0]):
            assert {row.since for row in one.deadlines.all()} == {date(2025, 11, 20)}
            rows = Assignment.objects.filter(task=one)
            assert {row.due for row in rows} == {date(2025, 12, 31)}
        kept = Assignment.objects.filter(task=office.tasks[3]).get()
        assert kept.due is not None
        assert kept.due < date(2025, 11, 20), "what the plan itself asks for stays"
        assert list(differences()) == []


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("收到后1个月内", "收到后 1 个月内"),
        ("每月10日前", "每月10日前"),
        ("每季度首月15日前至少2次", "每季度首月15日前至少 2 次"),
        ("每周至少发布2条", "每周至少发布2条"),
    ],
)
def test_months_and_days_in_periods_come_back_as_they_went(
    office: Office, cell: str, words: str
) -> None:
    assert office.apply(changed(office.data(), put("F6", cell))) == 1
    changed_task = Task.objects.get(pk=office.tasks[3].pk)
    stored = changed_task.deadlines.get()
    assert str(stored) == words
    found = office.found(office.data())
    assert (found.changes, found.same) == ([], 4)
    # In our own words, with another deadline beside it, it is the same deadline.
    assert office.apply(changed(office.data(), put("F6", f"{words}；9月底前"))) == 1
    assert stored.pk in changed_task.deadlines.values_list("pk", flat=True)
