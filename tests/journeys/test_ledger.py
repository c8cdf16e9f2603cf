"""A taken-over plan becomes a year's work.

1. The unit's information officer signs for the task, plans it, reports with a file as proof and
   asks for completion.
2. The unit's leader sees where it stands and may comment.
3. One person of the office looks at the proof and sends it back, the unit adds to it, another
   person of the office verifies it.
4. Everything stands in the history, with the file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gongkai.ground.orgs.models import User
from gongkai.oversight.plans.models import Assignment
from tests.factories import orgs
from tests.factories.plans import District, deadline, reading, taken_over, task
from tests.journeys.clockwork import Travel

pytestmark = pytest.mark.django_db(transaction=True)

PROOF = {"name": "培训签到表.txt", "mimeType": "text/plain", "buffer": "张三，李四".encode()}


@pytest.fixture
def assignment(travel: Travel) -> Assignment:
    """One bureau's task with a fixed day, in April 2025."""
    travel("2025-04-10")
    district = District()
    orgs.person(district.office, "office_admin", name="林岚", username="linlan")
    orgs.person(district.culture, "info_officer", name="尤岚", username="youlan")
    orgs.person(district.culture, "unit_leader", name="文局长", username="wenjuzhang")
    due = deadline(text="2025年6月底前", date="2025-06-30")
    plan = taken_over(district, reading(task(1, "区文旅局", deadlines=[due])))
    return Assignment.objects.select_related("unit").get(task__plan=plan)


def user(name: str) -> Any:
    return User.objects.get(username=name)


def test_from_a_taken_over_plan_to_a_verified_task(
    open_as: Callable[..., Any], assignment: Assignment
) -> None:
    unit = open_as(user("youlan"))
    unit.goto("/desk/")
    unit.get_by_role("link", name="去签收").first.click()
    unit.get_by_role("heading", name="待签收").wait_for()
    unit.get_by_role("link", name="签收", exact=True).click()
    unit.get_by_role("button", name="签收", exact=True).click()
    unit.get_by_text("已办好：签收").wait_for()

    unit.get_by_role("link", name="填写台账").click()
    unit.get_by_label("单位分管领导").fill("文局长")
    unit.get_by_label("责任科室").fill("公共服务科")
    unit.get_by_label("工作举措").first.fill("办一次读者座谈，听取意见。")
    unit.get_by_role("button", name="填写台账").click()
    unit.get_by_text("公共服务科").first.wait_for()

    unit.get_by_role("link", name="报进展").click()
    unit.get_by_role("button", name="报进展").click()
    unit.get_by_text("请填写进展情况").first.wait_for()
    unit.get_by_label("进展情况").fill("座谈已经办完，意见 12 条。")
    unit.get_by_label("佐证文件").set_input_files(PROOF)
    unit.get_by_role("button", name="报进展").click()
    unit.get_by_role("link", name="培训签到表.txt").first.wait_for()

    unit.get_by_role("link", name="申请办结").click()
    unit.get_by_label("进展情况").fill("全部办完，意见已经答复。")
    unit.get_by_role("button", name="申请办结").click()
    unit.get_by_text("等政务公开办核验。").wait_for()

    leader = open_as(user("wenjuzhang"))
    leader.goto(f"/desk/plans/work/{assignment.pk}/")
    leader.get_by_role("link", name="提意见").click()
    leader.get_by_label("意见", exact=True).fill("答复要在网上公开。")
    leader.get_by_role("button", name="提意见").click()
    leader.get_by_text("答复要在网上公开。").first.wait_for()

    first = open_as(taker(assignment))
    first.goto("/desk/")
    first.get_by_role("link", name="去核验").first.click()
    first.get_by_role("link", name="退回补充").click()
    first.get_by_label("理由").fill("请附上网上公开的链接。")
    first.get_by_role("button", name="退回补充").click()
    first.get_by_text("请附上网上公开的链接。").first.wait_for()

    unit.goto(f"/desk/plans/work/{assignment.pk}/submit/")
    unit.get_by_label("进展情况").fill("答复已经公开，链接附上。")
    unit.get_by_label("佐证链接").fill("https://www.yunchuan.gov.cn/reply")
    unit.get_by_role("button", name="申请办结").click()
    unit.get_by_text("等政务公开办核验。").wait_for()

    second = open_as(user("linlan"))
    second.goto(f"/desk/plans/work/{assignment.pk}/verify/")
    second.get_by_role("button", name="核验通过").click()
    second.get_by_role("heading", name="已完成").wait_for()
    history = second.get_by_role("list").filter(has_text="核验通过，任务完成")
    for said in ("签收了任务", "填写了台账", "提了意见", "退回补充", "培训签到表.txt"):
        assert history.get_by_text(said).first.is_visible()
    assignment.refresh_from_db()
    assert (assignment.state, assignment.parts_done) == ("done", 1)


def test_a_step_is_taken_back_within_ten_minutes(
    open_as: Callable[..., Any], assignment: Assignment
) -> None:
    unit = open_as(user("youlan"))
    unit.goto(f"/desk/plans/work/{assignment.pk}/sign/")
    unit.get_by_role("button", name="签收", exact=True).click()
    unit.get_by_role("button", name="撤销上一步").click()
    unit.get_by_text("上一步已经撤销").wait_for()
    unit.get_by_text("这一步已撤销").first.wait_for()
    assignment.refresh_from_db()
    assert assignment.state == "to_sign"


def test_with_the_keyboard_alone_on_a_telephone(
    open_as: Callable[..., Any], assignment: Assignment
) -> None:
    page = open_as(user("youlan"), width=390, height=844)
    page.goto(f"/desk/plans/work/{assignment.pk}/")
    _tab_to(page, "签收")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="签收", exact=True).wait_for()
    _tab_to(page, "签收", tag="BUTTON")
    page.keyboard.press("Enter")
    page.get_by_text("已办好：签收").wait_for()
    _tab_to(page, "报进展")
    page.keyboard.press("Enter")
    page.get_by_label("进展情况").wait_for()
    _tab_to(page, "", tag="TEXTAREA")
    page.keyboard.type("已经联系三家场馆。")
    _tab_to(page, "报进展", tag="BUTTON")
    page.keyboard.press("Enter")
    page.get_by_text("已经联系三家场馆。").first.wait_for()
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0


def _tab_to(page: Any, words: str, tag: str = "A") -> None:
    """Press Tab until the focus is on an element of these words; it must be visible there."""
    seen = []
    for _ in range(80):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "() => [document.activeElement.tagName, document.activeElement.innerText || '',"
            " getComputedStyle(document.activeElement).outlineStyle]"
        )
        seen.append(found)
        if found[0] == tag and found[1].strip() == words:
            assert found[2] != "none", "the focus cannot be seen"
            return
    raise AssertionError(f"{words} cannot be reached by key: {seen}")


def taker(assignment: Assignment) -> Any:
    """The officer who took the plan over."""
    return assignment.task.plan.taken_over_by
