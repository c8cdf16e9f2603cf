"""The office makes a plan public, and a reader finds what is going, without any script.

1. The office fills what is empty from the ledger, sees the preview, and sends the plan to review.
   Three people pass it, each at the own desk; then the office makes it public.
2. A reader comes from 政府信息公开, chooses a progress, and reads it on a telephone and large.
3. A note with a telephone number is refused beside its row, and what was typed stays.
4. The office takes the plan down, and its address says so (410).
"""

from __future__ import annotations

from typing import Any

import pytest

from gongkai.ground.core import clock
from gongkai.oversight.plans.models import Plan
from tests.browser.axe import violations
from tests.factories.plans import District, reading, taken_over, task
from tests.factories.shown_plans import admin_of, reviewers

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def plan() -> Plan:
    district = District()
    year = clock.today().year
    made = taken_over(
        district,
        reading(
            task(1, "区文旅局", requirement="办好开放日。"),
            task(2, "区水务局", requirement="公开水质。", section="强化保障"),
            year=year,
            title=f"{year}年要点",
        ),
    )
    made.people = [district.officer, *reviewers(district)]  # type: ignore[attr-defined]  # of this story
    made.admin = admin_of(district)  # type: ignore[attr-defined]  # likewise
    return made


def test_from_the_ledger_to_the_reader(page: Any, open_as: Any, plan: Plan) -> None:
    officer, *people = plan.people  # type: ignore[attr-defined]  # set above
    desk = open_as(officer)
    address = f"/desk/plans/{plan.pk}/showing/"
    desk.goto(address)
    desk.get_by_role("button", name="按台账的建议填好空的").click()
    assert desk.get_by_text("已按台账的建议填好 2 项。").is_visible()
    desk.get_by_label("进度，第 1 项").select_option("going")
    desk.get_by_label("进展说明，第 1 项").fill("开放日办了三场。")
    desk.get_by_role("button", name="存好本页").click()
    desk.get_by_role("link", name="预览公开页面").click()
    assert desk.get_by_text("开放日办了三场。").is_visible()
    assert page.goto(f"/plans/{plan.year}/").status == 404
    desk.goto(address)
    desk.get_by_role("button", name="按现在的内容送审").click()
    assert desk.get_by_text("已送审").is_visible()
    for reviewer in people:
        _pass(open_as(reviewer))
    desk.goto(address)
    desk.get_by_role("link", name="公开", exact=True).click()
    desk.get_by_role("button", name="公开", exact=True).click()
    assert desk.get_by_text("已公开。").is_visible()

    page.goto("/open/")
    page.get_by_role("link", name="政务公开工作要点").first.click()
    page.get_by_label("办到哪一步", exact=True).select_option("going")
    page.get_by_role("button", name="只看这些").click()
    assert page.get_by_text("开放日办了三场。").is_visible()
    assert page.get_by_text("公开水质。").count() == 0
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert violations(page) == []
    page.get_by_role("link", name="长辈模式").click()
    assert page.get_by_role("heading", level=1).is_visible()
    assert violations(page) == []

    desk.goto(address)
    desk.get_by_label("进展说明，第 2 项").fill("找王五，13812345678")
    desk.get_by_role("button", name="存好本页").click()
    assert desk.get_by_text("像是有手机号").first.is_visible()
    assert desk.get_by_label("进展说明，第 2 项").input_value() == "找王五，13812345678"
    assert violations(desk) == []

    page.goto(f"/plans/{plan.year}/")
    public = page.url
    office = open_as(plan.admin)  # type: ignore[attr-defined]  # set above
    office.goto(address)
    office.get_by_role("link", name="看公开记录").click()
    office.get_by_role("link", name="撤下").click()
    office.get_by_label("为什么撤下").fill("正在核对。")
    office.get_by_role("button", name="撤下").click()
    assert page.goto(public).status == 410
    assert page.goto(f"/plans/{plan.year}/").status == 404


def _pass(desk: Any) -> None:
    """A reviewer opens what waits, fills in what the stage asks for, and passes it."""
    desk.goto("/desk/review/")
    desk.get_by_role("link", name="要点").first.click()
    if desk.get_by_label("可以公开").count():
        desk.get_by_label("可以公开").check()
        desk.get_by_label("审查依据").fill("不涉及国家秘密、工作秘密事项")
        desk.get_by_label("汇聚后的风险").fill("不会推断出不该公开的内容")
    desk.get_by_role("button", name="通过").click()
    assert desk.get_by_text("已通过。").is_visible()
