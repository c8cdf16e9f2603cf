"""A task runs late, is reminded, escalated, supervised, extended, done.

1. In June the unit's information officer is reminded of the day that comes.
2. On 1 July it is late: the unit's leader hears of it, too; a week later so does the office.
3. The office finds it on the board among what is late and writes a supervision letter.
4. The unit answers the letter; the office accepts, and extends the task.
5. The unit finishes by the new day; the office verifies. Nobody was told anything twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from gongkai.ground.notices.models import Notice
from gongkai.ground.orgs.models import User
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.models import Assignment
from gongkai.oversight.supervision.models import Letter
from tests.factories import orgs
from tests.factories.plans import District, deadline, reading, taken_over, task
from tests.journeys.clockwork import Travel

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def late(travel: Travel) -> Assignment:
    """A task that was signed for in April and is due at the end of June."""
    travel("2025-04-10")
    district = District()
    orgs.person(district.office, "office_admin", name="林岚", username="linlan")
    clerk = orgs.person(district.culture, "info_officer", name="尤岚", username="youlan")
    orgs.person(district.culture, "unit_leader", name="文局长", username="wenjuzhang")
    due = deadline(text="2025年6月底前", date="2025-06-30")
    plan = taken_over(district, reading(task(1, "区文旅局", deadlines=[due])))
    row = Assignment.objects.select_related("task__plan__taken_over_by").get(task__plan=plan)
    ledger.sign(by=clerk, assignment=row, version=1)
    return row


def user(name: str) -> User:
    return User.objects.get(username=name)


def told(name: str) -> list[str]:
    """The subjects of the reminders that a person got, oldest first."""
    rows = Notice.objects.filter(to__username=name, kind="plans.reminded").order_by("pk")
    return list(rows.values_list("subject", flat=True))


def test_late_until_it_is_done(
    open_as: Callable[..., Any], travel: Travel, late: Assignment
) -> None:
    _june_and_july(travel)
    office = _supervise(open_as)
    _answer(open_as(user("youlan")))
    office.goto("/desk/")
    office.get_by_role("link", name="去审核").first.click()
    office.get_by_role("link", name="审核通过，办结").click()
    office.get_by_role("button", name="审核通过，办结").click()
    office.get_by_role("heading", name="办结了。").wait_for()
    assert Letter.objects.get().state == "closed"

    office.goto(f"/desk/plans/assignments/{late.pk}/extend/")
    office.get_by_label("延到哪一天").fill("2026-02-01")
    office.get_by_label("理由").fill("场馆检修，10月完工。")
    office.get_by_role("button", name="延期").click()
    office.get_by_text("延期不能超过2025年12月31日").first.wait_for()
    office.get_by_label("延到哪一天").fill("2025-10-31")
    office.get_by_role("button", name="延期").click()
    history = office.get_by_role("list").filter(has_text="签收了任务")
    history.get_by_text("延到2025年10月31日（星期五）：场馆检修，10月完工。").first.wait_for()

    travel("2025-10-20")
    assert ledger.remind_due() == 1, "the new day is reminded of, too"
    unit = open_as(user("youlan"))
    unit.goto(f"/desk/plans/assignments/{late.pk}/submit/")
    unit.get_by_label("进展情况").fill("开放日已经办完。")
    unit.get_by_label("佐证链接").fill("https://www.yunchuan.gov.cn/open/")
    unit.get_by_role("button", name="申请办结").click()
    unit.get_by_text("等政务公开办核验。").wait_for()
    office = open_as(user("linlan"))
    office.goto(f"/desk/plans/assignments/{late.pk}/verify/")
    office.get_by_role("button", name="核验通过").click()
    office.get_by_role("heading", name="已完成").wait_for()
    late.refresh_from_db()
    assert (late.state, late.parts_late) == ("done", 0)
    travel("2025-11-20")
    assert ledger.remind_due() == 0
    twice = Counter(Notice.objects.values_list("to", "kind", "subject", "created__date"))
    assert set(twice.values()) == {1}


def _june_and_july(travel: Travel) -> None:
    """The worker's sweep comes by on some mornings, on others twice."""
    for day in ("2025-05-20", "2025-06-20", "2025-06-20", "2025-07-01", "2025-07-08", "2025-07-09"):
        travel(day)
        ledger.remind_due()
    clerk, leader, office = told("youlan"), told("wenjuzhang"), told("linlan")
    assert ["快到期" in clerk[0], "已经逾期" in clerk[1], "逾期一周" in clerk[2]] == [True] * 3
    assert len(clerk) == 3
    assert ["已经逾期" in leader[0], "逾期一周" in leader[1]] == [True] * 2
    assert len(leader) == 2
    assert len(office) == 1
    assert office[0].startswith("工作要点任务：区文旅局有 1 个节点逾期一周")


def _supervise(open_as: Callable[..., Any]) -> Any:
    office = open_as(user("linlan"))
    office.goto("/desk/plans/")
    office.get_by_role("link", name="2025年云川区政务公开工作要点").first.click()
    office.get_by_role("link", name="已逾期").first.click()
    office.get_by_role("link", name="区文旅局").first.click()
    office.get_by_role("heading", name="已逾期 9 天").wait_for()
    office.get_by_role("button", name="催办").click()
    office.get_by_text("已经提醒区文旅局").wait_for()
    office.get_by_role("link", name="发督办单").click()
    office.get_by_label("事项").fill("关于尽快办好政府开放日的督办")
    office.get_by_label("要求", exact=True).fill("请说明没有按期办好的原因和办好的日子。")
    office.get_by_label("答复期限").fill("2025-07-18")
    office.get_by_role("button", name="存成草稿").click()
    office.get_by_role("link", name="印发").click()
    office.get_by_role("button", name="印发").click()
    office.get_by_role("heading", name="还剩 9 天。").wait_for()
    return office


def _answer(unit: Any) -> None:
    unit.goto("/desk/")
    unit.get_by_role("link", name="关于尽快办好政府开放日的督办").first.click()
    unit.get_by_role("link", name="写答复").click()
    unit.get_by_label("办理情况").fill("场馆正在检修，计划10月办好，请予延期。")
    unit.get_by_role("button", name="送出答复").click()
    unit.get_by_text("已答复，等政务公开办审核。").wait_for()
