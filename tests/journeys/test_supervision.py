"""A problem is found and put right; a unit is written to and answers.

1. An officer reports a problem and confirms it with a day.
2. The unit's information officer finds it in the list and reports the rectification with proof.
3. The officer checks again and closes it.
4. The officer writes a supervision letter, looks at the draft and issues it.
5. The unit answers; the officer accepts.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from gongkai.ground.core import clock
from gongkai.oversight.supervision.models import Finding, Letter
from tests.factories.supervision import Supervised

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_finding_and_a_letter_in_two_roles(open_as: Callable[..., Any]) -> None:
    district = Supervised()
    until = (clock.today() + timedelta(days=10)).isoformat()
    office, unit = open_as(district.officer), open_as(district.clerk)

    _report_and_confirm(office, until)
    _rectify(unit)
    office.reload()
    office.get_by_role("heading", name="请您复核。").wait_for()
    office.get_by_role("link", name="复核通过，销号").click()
    office.get_by_label("复核意见").fill("已逐条核对。")
    office.get_by_role("button", name="复核通过，销号").click()
    office.get_by_role("heading", name="这个问题已经整改到位").wait_for()
    assert Finding.objects.get().state == "closed"

    _write_and_issue(office, until)
    unit.goto("/desk/supervision/?tab=orders")
    unit.get_by_role("heading", name="有 1 件事等您办。").wait_for()
    unit.get_by_role("link", name="关于公开政府开放日安排的督办").click()
    unit.get_by_role("link", name="写答复").click()
    unit.get_by_label("办理情况").fill("安排已经在专栏公开。")
    unit.get_by_role("button", name="送出答复").click()
    unit.get_by_text("已答复，等政务公开办审核。").wait_for()

    office.reload()
    office.get_by_role("link", name="审核通过，办结").click()
    office.get_by_role("button", name="审核通过，办结").click()
    office.get_by_role("heading", name="办结了。").wait_for()
    assert Letter.objects.get().state == "closed"


def _report_and_confirm(office: Any, until: str) -> None:
    office.goto("/desk/supervision/")
    office.get_by_role("link", name="登记问题").click()
    office.get_by_role("button", name="登记").click()
    office.get_by_role("heading", name="还有 3 处要改").wait_for()
    office.get_by_label("哪个单位的问题").fill("区文旅局")
    office.get_by_label("是什么问题").fill("通知公告栏目三个月没有更新")
    office.get_by_label("具体情况").fill("最近一条是去年十二月发布的。")
    office.get_by_role("button", name="登记").click()
    office.get_by_role("heading", name="这个问题还没有核实。").wait_for()
    office.get_by_role("link", name="确认问题").click()
    office.get_by_label("整改期限").fill(until)
    office.get_by_role("button", name="确认，交责任单位整改").click()
    office.get_by_role("heading", name="还剩 10 天。").wait_for()


def _rectify(unit: Any) -> None:
    unit.goto("/desk/supervision/")
    unit.get_by_role("link", name="通知公告栏目三个月没有更新").click()
    unit.get_by_role("link", name="报整改结果").click()
    unit.get_by_label("怎样整改的").fill("已经补发三条通知。")
    unit.get_by_role("button", name="报整改结果").click()
    unit.get_by_role("heading", name="还有 1 处要改").wait_for()
    unit.get_by_label("佐证链接").fill("https://www.example.gov.cn/tzgg/")
    unit.get_by_label("链接说明").fill("通知公告栏目")
    unit.get_by_role("button", name="报整改结果").click()
    unit.get_by_role("heading", name="区文旅局已经报来整改结果。").wait_for()
    unit.get_by_role("link", name="通知公告栏目", exact=True).wait_for()


def _write_and_issue(office: Any, until: str) -> None:
    office.goto("/desk/supervision/")
    office.get_by_role("link", name="写督办单或者建议书").click()
    office.get_by_label("发给哪个单位").select_option(label="云川区文化和旅游局")
    office.get_by_role("button", name="去写").click()
    office.get_by_label("事项").fill("关于公开政府开放日安排的督办")
    office.get_by_label("要求", exact=True).fill("请公开开放日的时间、地点和报名办法。")
    office.get_by_label("答复期限").fill(until)
    office.get_by_role("button", name="存成草稿").click()
    office.get_by_role("heading", name="这份督办单还没有印发。").wait_for()
    office.get_by_role("link", name="印发").click()
    office.get_by_role("button", name="印发").click()
    office.get_by_role("heading", name="还剩 10 天。").wait_for()
