"""A draft becomes tasks and assignments, whole or not at all."""

from __future__ import annotations

import pytest

from gongkai.ground.audit.models import Entry
from gongkai.ground.core.errors import Refusal
from gongkai.ground.notices.models import Notice
from gongkai.ground.orgs import actions as orgs_actions
from gongkai.oversight.plans import actions
from gongkai.oversight.plans.models import Assignment, Plan, Task, TaskDeadline
from tests.factories import orgs
from tests.factories.plans import District, deadline, draft, reading, taken_over, task

pytestmark = pytest.mark.django_db


def shares(plan: Plan) -> set[tuple[int | None, str, str]]:
    rows = Assignment.objects.filter(task__plan=plan).select_related("task", "unit")
    return {(row.task.number, row.unit.said, row.role) for row in rows}


def refused(district: District, plan: dict[str, object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        taken_over(district, plan)
    return caught.value


def codes(refusal: Refusal) -> list[str]:
    return [reason.code for reason in refusal.reasons]


def test_one_assignment_for_each_unit_and_groups_are_opened(district: District) -> None:
    plan = taken_over(district)
    assert shares(plan) == {
        (1, "区文旅局", "lead"),
        (1, "区水务局", "support"),
        (2, "柳渡镇", "responsible"),
        (2, "白鹭镇", "responsible"),
        (3, "区教育局", "responsible"),
    }
    assert plan.draft.state == "taken_over"
    assert plan.general_requirements.get().text.startswith("各单位")
    assert plan.lead_duties.get().unit == district.water


def test_a_unit_named_itself_and_by_its_group_gets_one_assignment(district: District) -> None:
    plan = taken_over(district, reading(task(1, "牵头:柳渡镇", "组:各镇、街道")))
    assert shares(plan) == {(1, "柳渡镇", "lead"), (1, "白鹭镇", "responsible")}


def test_the_members_are_those_of_the_day(district: District) -> None:
    orgs_actions.close_unit(by=None, unit=district.towns[1])
    plan = taken_over(district, reading(task(1, "组:各镇、街道")))
    assert shares(plan) == {(1, "柳渡镇", "responsible")}


def test_every_deadline_becomes_a_row(district: District) -> None:
    after = deadline(
        "after_event", "形成之日起20个工作日内", days=20, unit="workday", event="信息形成"
    )
    taken_over(district, reading(task(1, "区教育局", deadlines=[deadline(), after])))
    first, second = TaskDeadline.objects.all()
    assert (first.kind, str(first.date), first.source) == ("date", "2025-06-30", "cell")
    assert (second.days, second.day_unit, second.event) == (20, "workday", "信息形成")


def test_every_reason_is_named_at_once(district: District) -> None:
    plan = reading(
        task(1, "区蓝天办"),
        task(2, "组:有关部门单位"),
        task(3),
        task(4, "区教育局", deadlines=[], deadline_text="适时"),
        task(5, "区教育局", deadlines=[deadline(date=None)]),
        title=None,
        year=None,
        document_number=None,
    )
    refusal = refused(district, plan)
    assert refusal.sentence == "还差 8 项，才能接收。"
    assert codes(refusal) == [
        "title_missing",
        "year_missing",
        "number_missing",
        "unit_unknown",
        "group_open",
        "units_missing",
        "deadline_unclear",
        "deadline_unclear",
    ]
    assert [reason.where for reason in refusal.reasons][3:6] == [
        "unit:区蓝天办",
        "unit:有关部门单位",
        "task:3",
    ]


def test_a_refusal_leaves_nothing_behind(district: District) -> None:
    refused(district, reading(task(1, "区教育局"), task(2, "区蓝天办")))
    assert not Plan.objects.exists()
    assert not Task.objects.exists()
    assert not Notice.objects.exists()


def test_a_plan_without_tasks_is_refused(district: District) -> None:
    assert codes(refused(district, {**reading(), "tasks": []})) == ["no_tasks"]


def test_a_closed_unit_gets_nothing(district: District) -> None:
    orgs_actions.close_unit(by=None, unit=district.water)
    assert codes(refused(district, reading(task(1, "区水务局")))) == ["unit_closed"]


def test_the_same_plan_is_taken_over_once_whatever_its_file(district: District) -> None:
    taken_over(district)
    refusal = refused(district, reading())
    assert codes(refusal) == ["already_taken_over"]
    assert Plan.objects.count() == 1


def test_the_same_number_in_the_same_year_is_the_same_plan(district: District) -> None:
    taken_over(district)
    assert "already_taken_over" in codes(refused(district, reading(task(9, "区教育局"))))


def test_a_plan_without_number_may_say_so(district: District) -> None:
    made = draft(district, reading(document_number=None))
    version = actions.correct_head(
        by=district.officer, draft=made, version=1, facts={"numberless": True}
    )
    plan = actions.take_over(by=district.officer, draft=made, version=version.number)
    assert plan.document_number == ""


def test_those_who_answer_in_a_unit_are_told_once(district: District) -> None:
    told = orgs.person(district.culture, "info_officer")
    orgs.person(district.culture, "viewer")
    orgs.person(district.school, "unit_leader")
    plan = reading(task(1, "区文旅局", "区教育局"), task(2, "区文旅局"))
    taken_over(district, plan)
    assert Notice.objects.count() == 2
    notice = Notice.objects.get(to=told)
    assert notice.subject == "《2025年云川区政务公开工作要点》给本单位分了 2 项任务"


def test_the_log_says_what_came_of_it(district: District) -> None:
    taken_over(district)
    sentences = [entry.sentence for entry in Entry.objects.filter(verb="plans.take_over")]
    assert sentences == [
        "《2025年云川区政务公开工作要点》：接收了这份工作要点，生成 3 项任务，分给 5 个单位。"
    ]


def test_only_what_was_seen_is_taken_over(district: District) -> None:
    made = draft(district)
    actions.remove_task(by=district.officer, draft=made, version=1, key=3)
    with pytest.raises(Refusal, match="改过这份要点"):
        actions.take_over(by=district.officer, draft=made, version=1)
    assert not Plan.objects.exists()


def test_a_stranger_may_not(district: District) -> None:
    made = draft(district)
    stranger = orgs.person(district.culture, "unit_leader")
    with pytest.raises(Refusal) as caught:
        actions.take_over(by=stranger, draft=made, version=1)
    assert caught.value.code == "not_allowed"


def test_sixty_units_and_sixty_tasks_take_a_constant_number_of_writes(
    district: District, django_assert_max_num_queries: object
) -> None:
    for number in range(50):
        orgs.unit(f"第{number}街道", kind="town", parent=district.root)
    plan = reading(*(task(number, "组:各镇、街道") for number in range(1, 61)))
    made = draft(district, plan)
    with django_assert_max_num_queries(320):
        actions.take_over(by=district.officer, draft=made, version=1)
    assert Assignment.objects.count() == 60 * 52
