"""The office makes a plan public, and a reader finds what is going, without any script.

1. The office fills what is empty from the ledger, sees the preview, and shows the plan.
2. A reader comes from 政府信息公开, chooses a progress, and reads it on a telephone and large.
3. A note with a telephone number is refused beside its row, and what was typed stays.
4. The office takes the plan off, and its address is gone.
"""

from __future__ import annotations

from typing import Any

import pytest

from gongkai.ground.core import clock
from gongkai.oversight.plans.models import Plan
from tests.browser.axe import violations
from tests.factories.plans import District, reading, taken_over, task

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
    made.officer = district.officer  # type: ignore[attr-defined]  # who works in this story
    return made


def test_from_the_ledger_to_the_reader(page: Any, open_as: Any, plan: Plan) -> None:
    desk = open_as(plan.officer)  # type: ignore[attr-defined]  # set above
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
    desk.get_by_role("button", name="向社会公开").click()

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

    desk.goto(address)
    desk.get_by_role("button", name="从网站撤下").click()
    assert page.goto(f"/plans/{plan.year}/").status == 404
