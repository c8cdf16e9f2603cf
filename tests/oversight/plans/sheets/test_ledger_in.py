"""A unit's ledger that comes back: what is taken, what is refused, and why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gongkai.ground.audit.models import Entry
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs.models import User
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.ledger import importing
from gongkai.oversight.plans.actions.ledger.importing import Ticked, apply_ledger, keep_sheet
from gongkai.oversight.plans.models import Assignment, WorkEvent
from gongkai.oversight.plans.queries.ledger.importing import of_ledger
from gongkai.oversight.plans.rules.ledger import Measure, WorkPlan
from tests.factories import orgs
from tests.factories.plans import District, reading, taken_over, task

from . import made
from .made import changed, ledger_data, now, put, read

pytestmark = pytest.mark.django_db

# Columns of a unit's ledger: A 序号 B 工作任务 C 工作举措 D 时限要求 E 分管领导 F 责任科室
# G 状态 H 最近进展 I 办结日期 J 系统编号; row 1 is the title, row 2 the heading.


class Bureau:
    """The bureau of water with three tasks: the first planned and reported, all signed for."""

    def __init__(self, district: District) -> None:
        tasks = [task(at, "区水务局", deadlines=[], deadline_text="") for at in (1, 2, 3)]
        self.district = district
        self.plan = taken_over(district, reading(*tasks, task(4, "区教育局")))
        self.unit = district.water
        self.person: User = orgs.person(self.unit)
        rows = Assignment.objects.filter(unit=self.unit).order_by("task__order")
        self.rows = [made.signed(row, self.person) for row in rows]
        self.rows[0] = made.reported(made.planned(self.rows[0], self.person), self.person)

    def found(self, data: bytes, name: str = "台账.xlsx") -> Any:
        return of_ledger(self.person, self.unit, read(data, name))

    def data(self, **how: Any) -> bytes:
        return ledger_data(self.person, self.unit, **how)

    def apply(self, data: bytes, *ticked: int, seen: str = "") -> int:
        upload = keep_sheet(by=self.person, unit=self.unit, data=data, name="台账.xlsx")
        found = self.found(data)
        chosen = frozenset(ticked or (one.pk for one in found.changes))
        return apply_ledger(
            by=self.person,
            unit=self.unit,
            upload=upload,
            seen=seen or found.fingerprint,
            ticked=Ticked(chosen),
        )


@pytest.fixture
def bureau(district: District) -> Bureau:
    return Bureau(district)


@pytest.mark.parametrize("docx", [False, True])
def test_what_was_exported_has_no_differences(bureau: Bureau, docx: bool) -> None:
    found = bureau.found(bureau.data(docx=docx), "台账.docx" if docx else "台账.xlsx")
    assert (found.changes, found.problems, found.extras, found.missing) == ([], [], [], [])
    assert (found.same, found.moved, found.notes) == (3, 0, [])


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Zs"]),
    min_size=1,
    max_size=60,
)


@given(texts=st.lists(TEXTS, min_size=5, max_size=5, unique=True))
@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # shrinking a sheet takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_was_written_comes_back_as_it_was(bureau: Bureau, texts: list[str]) -> None:
    leader, first, second, limit, report = texts
    plan = WorkPlan(leader, "", (Measure(first, limit), Measure(second)))
    made.reported(made.planned(bureau.rows[1], bureau.person, plan), bureau.person, report)
    found = bureau.found(bureau.data())
    assert (found.changes, found.problems, found.extras) == ([], [], [])


@pytest.mark.parametrize("text", ["=cmd|'/C calc'!A0", "𠮷祥", "字" * 3000, "a\tb\nc"])
def test_hostile_texts_come_back_as_they_were(bureau: Bureau, text: str) -> None:
    made.reported(bureau.rows[1], bureau.person, text)
    for docx, name in ((False, "台账.xlsx"), (True, "台账.docx")):
        assert bureau.found(bureau.data(docx=docx), name).changes == []


def test_measures_leader_section_and_progress_are_taken(bureau: Bureau) -> None:
    data = changed(
        bureau.data(),
        put("D3", "2025-08-31"),
        put("E3", "赵强副局长"),
        put("C5", "召开调度会"),
        put("D5", "9月底前"),
        put("H5", "调度会定在下周。"),
    )
    found = bureau.found(data)
    first, second = found.changes
    assert [one.label for one in first.fields] == ["工作举措和时限", "单位分管领导"]
    assert "8月31日" in first.fields[0].means
    assert bureau.apply(data) == 2
    row = now(bureau.rows[0])
    assert row.plan_of_work.leader == "赵强副局长"
    assert row.plan_of_work.measures[0] == Measure(
        "督促各单位公开年度计划", "2025年8月31日前", date(2025, 8, 31)
    )
    assert row.plan_of_work.measures[1] == made.MEASURES[1]
    other = now(bureau.rows[1])
    assert other.plan_of_work.measures == (Measure("召开调度会", "9月底前", date(2025, 9, 30)),)
    assert (other.last_report, second.pk) == ("调度会定在下周。", other.pk)
    assert "导入了 2 项任务" in Entry.objects.get(verb="plans.import_ledger").sentence
    assert bureau.found(data).changes == []


def test_a_day_that_was_set_stays_while_its_words_stay(bureau: Bureau) -> None:
    plan = WorkPlan("", "", (Measure("摸底", "上半年", date(2025, 5, 20)), Measure("整改")))
    made.planned(bureau.rows[1], bureau.person, plan)
    bureau.apply(changed(bureau.data(), put("C6", "整改到位")))
    measures = now(bureau.rows[1]).plan_of_work.measures
    assert measures == (Measure("摸底", "上半年", date(2025, 5, 20)), Measure("整改到位"))


def test_rows_that_moved_are_known_again(bureau: Bureau) -> None:
    def move(page: Any) -> None:
        made.parted(page)
        page.move_range("A3:J4", rows=10)
        page.delete_rows(3, 2)

    found = bureau.found(changed(bureau.data(), move))
    assert (found.changes, found.problems, found.missing) == ([], [], [])


def test_rows_of_one_task_stay_together_when_cells_are_parted(bureau: Bureau) -> None:
    data = changed(bureau.data(), made.parted, put("C7", "再加一条"))
    found = bureau.found(data)
    assert (found.extras, len(found.changes)) == ([], 1)
    assert "再加一条" in found.changes[0].fields[0].new


def test_added_and_missing_rows_are_told_and_change_nothing(bureau: Bureau) -> None:
    def add(page: Any) -> None:
        page["A7"], page["B7"], page["C7"] = "4", "自己加的任务", "做一做"
        page.delete_rows(6)

    found = bureau.found(changed(bureau.data(), add))
    assert [(one.row, one.text) for one in found.extras] == [(6, "自己加的任务")]
    assert [one.pk for one in found.missing] == [bureau.rows[2].pk]
    assert (found.changes, found.problems) == ([], [])


def test_what_a_unit_may_not_change_is_said(bureau: Bureau) -> None:
    found = bureau.found(changed(bureau.data(), put("B5", "换个任务")))
    assert found.changes == []
    assert "由政务公开办修订" in found.notes[0]


def problem(bureau: Bureau, *changes: Any) -> str:
    found = bureau.found(changed(bureau.data(), *changes))
    assert found.changes == []
    (one,) = found.problems
    return str(one.sentence)


def test_a_foreign_number_is_refused_like_one_that_nobody_has(bureau: Bureau) -> None:
    foreign = Assignment.objects.get(unit=bureau.district.school)
    said = problem(bureau, put("J5", f"{foreign.pk}-1"), put("H5", "改了"))
    other = problem(bureau, put("J5", "999999-1"), put("H5", "改了"))
    assert "不是本单位的任务" in said
    assert said.replace(f"{foreign.pk}-1", "") == other.replace("999999-1", "")


@pytest.mark.parametrize(
    ("number", "said"),
    [("没有", "读不懂"), ("12", "读不懂"), ("1-2-3", "读不懂"), ("9" * 40 + "-1", "读不懂")],
)
def test_a_number_that_cannot_be_read(bureau: Bureau, number: str, said: str) -> None:
    assert said in problem(bureau, put("J5", number), put("H5", "改了"))


def test_a_number_from_the_future(bureau: Bureau) -> None:
    pk = bureau.rows[1].pk
    assert f"请填回 {pk}-2" in problem(bureau, put("J5", f"{pk}-9"), put("H5", "改了"))


def test_a_number_that_stands_twice(bureau: Bureau) -> None:
    def copy(page: Any) -> None:
        for at in range(1, 11):
            page.cell(7, at).value = page.cell(5, at).value

    assert "都是" in problem(bureau, copy, put("H5", "改了"))


def test_a_task_that_is_over(bureau: Bureau) -> None:
    data = bureau.data()
    ledger.withdraw(
        by=bureau.district.officer, assignment=bureau.rows[1], version=2, reason="重复。"
    )
    assert bureau.found(data).problems == []
    fresh = changed(bureau.data(), put("H6", "改了"))  # what is over stands last
    (one,) = bureau.found(fresh).problems
    assert "已撤销" in one.sentence
    assert "重新打开" in one.sentence


def test_a_task_that_was_not_signed_for(bureau: Bureau) -> None:
    ledger.transfer(
        by=bureau.district.officer,
        assignment=Assignment.objects.get(unit=bureau.district.school),
        version=1,
        unit=bureau.unit,
        reason="职责划转。",
    )
    assert "还没有签收" in problem(bureau, put("H3", "改了"))  # it alone has a day, so it is first


@pytest.mark.parametrize(
    ("cell", "text", "said"),
    [
        ("E5", "王" * 51, "最多 50 个字"),
        ("H5", "字" * 4001, "最多 4000 个字"),
        ("C4", "督促各单位公开年度计划", "写得一样"),
    ],
)
def test_what_the_page_refuses_the_sheet_refuses_too(
    bureau: Bureau, cell: str, text: str, said: str
) -> None:
    assert said in problem(bureau, put(cell, text))


def test_somebody_was_faster(bureau: Bureau) -> None:
    data = changed(bureau.data(), put("H5", "表里的进展"))
    made.reported(bureau.rows[1], bureau.person, "页面上的进展")
    (one,) = bureau.found(data).problems
    assert "又有了新情况" in one.sentence
    assert (one.fields[0].old, one.fields[0].new) == ("页面上的进展", "表里的进展")
    # Who changed nothing in the row is not bothered.
    untouched = changed(data, put("H5", None))
    assert (bureau.found(untouched).problems, bureau.found(untouched).changes) == ([], [])


def test_what_another_unit_had_planned_does_not_stand_in_the_sheet(bureau: Bureau) -> None:
    """A task that came from a merged unit: exported, commented on, and sent back in time."""
    school = orgs.person(bureau.district.school)
    row = Assignment.objects.get(unit=bureau.district.school)
    row = made.planned(made.signed(row, school), school)
    ledger.transfer(
        by=bureau.district.officer,
        assignment=row,
        version=row.version,
        unit=bureau.unit,
        reason="职责划转。",
    )
    made.signed(row, bureau.person)
    data = changed(bureau.data(), put("H3", "表里的进展"))  # it alone has a day, so it is first
    ledger.comment(by=bureau.district.officer, assignment=row, version=None, text="请抓紧。")
    found = bureau.found(data)
    assert found.problems == []
    (change,) = found.changes
    assert (change.pk, change.plan, change.report) == (row.pk, None, "表里的进展")


def test_a_version_that_never_was_is_no_fault_of_the_program(bureau: Bureau) -> None:
    data = changed(bureau.data(), put("J5", f"{bureau.rows[1].pk}-0"), put("H5", "改了"))
    (one,) = bureau.found(data).changes
    assert one.report == "改了"


def test_a_comment_meanwhile_is_in_nobodys_way(bureau: Bureau) -> None:
    data = changed(bureau.data(), put("H5", "表里的进展"))
    row = bureau.rows[1]
    ledger.comment(by=bureau.district.officer, assignment=row, version=None, text="请抓紧。")
    assert bureau.apply(data) == 1
    assert now(row).last_report == "表里的进展"


def test_what_is_applied_is_what_was_seen(bureau: Bureau) -> None:
    data = changed(bureau.data(), put("H5", "表里的进展"))
    seen = bureau.found(data).fingerprint
    made.reported(bureau.rows[1], bureau.person, "页面上的进展")
    with pytest.raises(Refusal) as refused:
        bureau.apply(data, bureau.rows[1].pk, seen=seen)
    assert refused.value.code == "stale"
    assert now(bureau.rows[1]).last_report == "页面上的进展"


def test_twice_the_same_post_changes_once(bureau: Bureau) -> None:
    data = changed(bureau.data(), put("H5", "表里的进展"))
    seen = bureau.found(data).fingerprint
    bureau.apply(data, seen=seen)
    with pytest.raises(Refusal, match="勾选没有执行"):
        bureau.apply(data, bureau.rows[1].pk, seen=seen)
    assert WorkEvent.objects.filter(assignment=bureau.rows[1], verb="report").count() == 1


def test_a_refusal_in_the_middle_rolls_all_back(bureau: Bureau, monkeypatch: Any) -> None:
    data = changed(bureau.data(), put("H3", "一"), put("H5", "二"), put("H6", "三"))
    steps = iter([None, None, Refusal("no", "不行。")])
    true = importing.report

    def report(**given: Any) -> Any:
        stop = next(steps)
        if stop:
            raise stop
        return true(**given)

    monkeypatch.setattr(importing, "report", report)
    before = WorkEvent.objects.count()
    with pytest.raises(Refusal, match="不行"):
        bureau.apply(data)
    assert WorkEvent.objects.count() == before
    assert not Entry.objects.filter(verb="plans.import_ledger")


def test_only_what_is_ticked_is_taken(bureau: Bureau) -> None:
    data = changed(bureau.data(), put("H5", "二"), put("H6", "三"))
    assert bureau.apply(data, bureau.rows[2].pk) == 1
    assert (now(bureau.rows[1]).last_report, now(bureau.rows[2]).last_report) == ("", "三")
    with pytest.raises(Refusal) as refused:
        bureau.apply(data, 999_999)
    assert refused.value.code == "nothing_chosen"


def test_nobody_imports_for_another_unit(bureau: Bureau) -> None:
    data = changed(bureau.data(), put("H5", "二"))
    upload = keep_sheet(by=bureau.person, unit=bureau.unit, data=data, name="a.xlsx")
    seen = bureau.found(data).fingerprint
    ticked = Ticked(frozenset({bureau.rows[1].pk}))
    for person in (bureau.district.officer, orgs.person(bureau.district.school)):
        with pytest.raises(Refusal) as refused:
            apply_ledger(by=person, unit=bureau.unit, upload=upload, seen=seen, ticked=ticked)
        assert refused.value.code == "not_allowed"


@pytest.mark.parametrize(
    ("column", "said"), [("工作举措", "表里少了“工作举措”"), ("系统编号（请勿改动）", "系统编号")]
)
def test_a_missing_column_is_named(bureau: Bureau, column: str, said: str) -> None:
    def drop(page: Any) -> None:
        made.parted(page)
        at = next(cell.column for cell in page[2] if cell.value == column)
        page.unmerge_cells("A1:J1")
        page.delete_cols(at)

    with pytest.raises(Refusal, match=said) as refused:
        bureau.found(changed(bureau.data(), drop))
    assert refused.value.code == "column_missing"


def test_another_file_is_no_ledger(bureau: Bureau) -> None:
    with pytest.raises(Refusal, match="没有找到任务台账的表头"):
        bureau.found("甲,乙".encode(), "表.txt")
    with pytest.raises(Refusal, match="这是一份任务分解表"):
        bureau.found(made.tasks_data(bureau.plan))
    with pytest.raises(Refusal, match="损坏"):
        bureau.found(bureau.data()[:3000])


def test_too_many_at_once(bureau: Bureau) -> None:
    with pytest.raises(Refusal) as refused:
        bureau.apply(bureau.data(), *range(1, importing.MOST + 2))
    assert refused.value.code == "too_many"


@pytest.mark.parametrize("cell", ["C3", "E3", "H3"])
def test_a_formula_without_a_value_is_named_and_nothing_is_taken(bureau: Bureau, cell: str) -> None:
    data = changed(bureau.data(), put(cell, "=A1"))
    found = bureau.found(data)
    assert not found.changes
    [problem] = found.problems
    assert "里有公式，没有存下结果。请把公式换成文字再传。" in problem.sentence
