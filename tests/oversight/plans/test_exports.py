"""Sheets that people open in Excel, read back with another library."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.ground.documents.parsers import parse
from gongkai.oversight.plans.exports import template_sheet
from gongkai.oversight.plans.rules import read_plan
from tests.factories import orgs
from tests.factories.plans import District, reading, taken_over, task

pytestmark = pytest.mark.django_db


def sheet(data: bytes) -> Worksheet:
    found = load_workbook(io.BytesIO(data)).active
    assert isinstance(found, Worksheet)
    return found


def test_the_task_table_has_the_layout_of_the_annex(client: Client, district: District) -> None:
    plan = taken_over(
        district,
        reading(
            task(1, "牵头:区文旅局", "配合:区水务局"),
            task(2, "组:各镇、街道"),
            task(3, "区教育局", section="强化保障", item="培训"),
        ),
    )
    client.force_login(district.officer)
    answer = client.get(reverse("plans:export", args=[plan.pk]))
    found = sheet(answer.content)
    rows = [[cell.value for cell in row] for row in found.iter_rows(min_row=2)]
    assert rows[0] == ["序号", "工作任务", "工作要求", "责任单位", "时限要求"]
    assert rows[1][3] == "区文旅局（牵头）、区水务局（配合）"
    assert rows[3][2].startswith("培训：做好第3件事。")
    assert [str(area) for area in found.merged_cells.ranges] == ["A1:E1", "B3:B4"]


def test_the_filters_of_the_board_hold_for_the_export(client: Client, district: District) -> None:
    plan = taken_over(district)
    client.force_login(district.officer)
    url = reverse("plans:export", args=[plan.pk])
    assert sheet(client.get(url, {"unit": district.water.pk}).content).max_row == 3


def test_a_units_sheet_holds_its_own_tasks(client: Client, district: District) -> None:
    taken_over(district)
    client.force_login(orgs.person(district.water))
    found = sheet(client.get(reverse("plans:mine-export")).content)
    row = [cell.value for cell in found[3]]
    assert (found.max_row, row[3], row[5], row[6]) == (3, "配合", "2025-06-30", "待签收")


def test_text_that_looks_like_a_formula_stays_text(client: Client, district: District) -> None:
    plan = taken_over(district, reading(task(1, "区教育局", requirement="=1+1")))
    client.force_login(district.officer)
    cell = sheet(client.get(reverse("plans:export", args=[plan.pk])).content)["C3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_template_is_read_without_questions() -> None:
    plan = read_plan(parse(template_sheet(), "工作任务分解表.xlsx"))
    (found,) = plan.tasks
    assert [(unit.name, unit.role) for unit in found.units] == [
        ("区教育局", "lead"),
        ("各镇、街道", "support"),
    ]
    assert found.section == "推进重点领域公开"
