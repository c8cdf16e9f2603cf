"""A plan goes in, tasks come out.

1. An officer uploads a plan as docx and sees what is still missing.
2. The officer says whom an unknown name means; it is remembered.
3. The officer corrects one unit of a task, takes it back, corrects it again.
4. The officer looks at what will come of it and takes the plan over.
5. A unit is told, finds its tasks, and finds none of its neighbour's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from gongkai.oversight.plans.models import Assignment, Plan
from tests.factories import orgs
from tests.factories.plans import District, plan_file

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_a_word_file_to_a_units_list(open_as: Callable[..., Any]) -> None:
    district = District()
    office = open_as(district.officer)

    office.goto("/desk/plans/")
    office.get_by_role("link", name="上传工作要点").first.click()
    file = {"name": "工作要点.docx", "mimeType": "application/octet-stream", "buffer": plan_file()}
    office.set_input_files("input[type=file]", file)
    office.get_by_role("button", name="读这个文件").click()
    office.get_by_role("heading", name="还差 1 项").wait_for()

    office.get_by_role("link", name="去对应").first.click()
    office.get_by_role("heading", name="“区文广旅局”指的是谁？").wait_for()
    office.get_by_label("云川区文化和旅游局").check()
    office.get_by_role("button", name="就是这些").click()
    office.get_by_role("heading", name="可以接收").wait_for()

    _correct_the_unit_of_the_second_task(office)
    office.get_by_role("button", name="撤销上一步").click()
    office.get_by_text("已撤销上一步。").wait_for()
    _correct_the_unit_of_the_second_task(office)

    office.get_by_role("link", name="去接收").click()
    office.get_by_role("heading", name="将分给 4 个单位。").wait_for()
    office.get_by_role("button", name="接收，分给各单位").click()
    office.get_by_role("heading", name="2 项任务分给 4 个单位").wait_for()
    assert Plan.objects.get().year == 2025
    assert Assignment.objects.count() == 4

    school = open_as(orgs.person(district.school, "info_officer"))
    school.goto("/desk/my-tasks/")
    school.get_by_role("heading", name="区教育局有 1 项任务。").wait_for()
    assert school.get_by_text("办好政府开放日活动。").count() == 0
    school.get_by_role("link", name="公开供水价格和水质。").click()
    school.get_by_role("heading", name="区教育局的第 2 项任务").wait_for()
    school.get_by_role("link", name="第 2 项", exact=True).click()
    school.get_by_role("heading", name="本单位的任务").wait_for()
    assert school.get_by_role("row", name="云川区教育局").count() == 1
    assert school.get_by_role("row", name="柳渡镇").count() == 0

    water = open_as(orgs.person(district.water, "info_officer"))
    water.goto("/desk/my-tasks/")
    water.get_by_role("heading", name="区水务局现在没有任务。").wait_for()


def _correct_the_unit_of_the_second_task(office: Any) -> None:
    office.get_by_role("link", name=re.compile("改 ?第 2 项")).click()
    office.get_by_label("单位名称").first.fill("区教育局")
    office.get_by_role("button", name="存好这一项").click()
    office.get_by_text("已存好这一项任务。").wait_for()
