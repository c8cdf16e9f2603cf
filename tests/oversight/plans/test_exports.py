"""Sheets that people open in Excel, read back with another library."""

from __future__ import annotations

import io
from datetime import date
from urllib.parse import unquote

import docx
import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.ground.documents.parsers import parse
from gongkai.ground.documents.queries import content_of
from gongkai.ground.jobs.actions import run_job
from gongkai.ground.jobs.models import Job
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.exports import template_sheet
from gongkai.oversight.plans.exports.ledger import ledger_title
from gongkai.oversight.plans.models import Assignment, Plan
from gongkai.oversight.plans.queries.ledger.importing import of_tasks
from gongkai.oversight.plans.queries.ledger.standing import standing_of
from gongkai.oversight.plans.rules import read_plan
from tests.factories import orgs
from tests.factories.plans import District, deadline, reading, taken_over, task

from .sheets import made

pytestmark = pytest.mark.django_db


def sheet(data: bytes) -> Worksheet:
    found = load_workbook(io.BytesIO(data)).active
    assert isinstance(found, Worksheet)
    return found


def exported(client: Client, plan: Plan, query: str = "") -> bytes:
    """The task table as a workbook, made by the job that the page starts."""
    url = f"{reverse('plans:exports', args=[plan.pk])}?{query}"
    client.post(url, {"what": "tasks", "kind": "xlsx"})
    job = Job.objects.latest("pk")
    assert run_job(job.pk, "one")
    job.refresh_from_db()
    assert job.upload
    return content_of(job.upload)


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
    found = sheet(exported(client, plan))
    rows = [[cell.value for cell in row] for row in found.iter_rows(min_row=2)]
    number = "系统编号（请勿改动）"
    assert rows[0] == ["序号", "工作任务", None, "工作要求", "责任单位", "时限要求", number]
    assert rows[1][4] == "区文旅局（牵头）、区水务局（配合）"
    assert rows[3][1:4] == ["强化保障", "培训", "做好第3件事。及时公开进展。"]
    assert rows[1][6] == str(plan.tasks.get(number=1).pk)
    merged = sorted(str(area) for area in found.merged_cells.ranges)
    # 工作任务 over two columns; what has no item takes both.
    assert merged == ["A1:G1", "B2:C2", "B3:C4"]


def test_the_filters_of_the_board_hold_for_the_export(client: Client, district: District) -> None:
    plan = taken_over(district)
    client.force_login(district.officer)
    assert sheet(exported(client, plan, f"unit={district.water.pk}")).max_row == 3


def test_a_units_ledger_has_a_line_for_each_measure(client: Client, district: District) -> None:
    taken_over(district)
    person = orgs.person(district.water)
    row = made.signed(Assignment.objects.get(unit=district.water), person)
    made.reported(made.planned(row, person), person)
    client.force_login(person)
    found = sheet(client.get(reverse("plans:mine-export")).content)
    heads = [cell.value for cell in found[2]]
    assert heads == [
        "序号", "工作任务", "工作举措", "时限要求", "单位分管领导", "责任科室",
        "状态", "最近进展", "办结日期", "系统编号（请勿改动）",
    ]  # fmt: skip
    first, second = ([cell.value for cell in found[at]] for at in (3, 4))
    assert first[2:6] == ["督促各单位公开年度计划", "6月底前公开到位", "王敏副局长", "办公室"]
    assert first[6:8] == ["办理中", "已经开了动员会。"]
    assert first[9] == f"{row.pk}-{made.now(row).version}"
    assert (second[2], second[0]) == ("按季度检查公开情况", None)
    assert {"A3:A4", "B3:B4", "J3:J4"} <= {str(area) for area in found.merged_cells.ranges}
    assert "C3:C4" not in {str(area) for area in found.merged_cells.ranges}


def test_a_units_ledger_in_word_stands_on_its_side(client: Client, district: District) -> None:
    taken_over(district)
    client.force_login(orgs.person(district.water))
    document = docx.Document(io.BytesIO(client.get(reverse("plans:mine-document")).content))
    section = document.sections[0]
    assert section.page_width > section.page_height
    (table,) = document.tables
    assert table.rows[1].cells[3].text == "2025年6月底前"


@pytest.mark.parametrize(
    ("what", "kind"),
    [("tasks", "xlsx"), ("tasks", "docx"), ("ledger", "xlsx"), ("ledger", "docx")],
)
def test_the_office_exports_as_long_work(
    client: Client, district: District, what: str, kind: str
) -> None:
    plan = taken_over(district)
    client.force_login(district.officer)
    url = f"{reverse('plans:exports', args=[plan.pk])}?unit={district.water.pk}"
    assert "单位“区水务局”" in client.get(url).content.decode()
    answer = client.post(url, {"what": what, "kind": kind})
    job = Job.objects.get()
    assert answer["Location"] == reverse("jobs:job", args=[job.pk])
    assert run_job(job.pk, "one")
    job.refresh_from_db()
    assert (job.state, job.sentence) == ("done", "导出了 1 项。")
    assert job.upload
    assert job.upload.name.endswith(f".{kind}")
    (table,) = parse(content_of(job.upload), job.upload.name).tables
    heads = {"tasks": "工作要求", "ledger": "单位"}
    assert heads[what] in [cell.text for row in table.grid[:2] for cell in row]
    assert "区文旅局" not in table.text or what == "tasks"


def test_all_deadlines_stand_in_the_tables(client: Client, district: District) -> None:
    besides = deadline("recurring", "每季度", every="quarter") | {"from": "requirement"}
    plan = taken_over(
        district, reading(task(1, "区水务局", deadlines=[deadline(date="2025-06-30"), besides]))
    )
    row = Assignment.objects.get()
    person = orgs.person(district.water)
    made.signed(row, person)
    part = next(each for each in standing_of(made.now(row)).parts if each.kind == "fixed")
    until = date(2025, 12, 20)
    ledger.extend(
        by=district.officer, assignment=row, version=made.now(row).version,
        until=until, keys=[part.key], reason="等省里的文件",
    )  # fmt: skip
    client.force_login(district.officer)
    assert sheet(exported(client, plan))["E3"].value == "2025年6月底前；每季度"
    data = made.tasks_data(plan)
    again = of_tasks(plan, made.read(data))
    assert (again.same, again.changes) == (1, [])
    alone = of_tasks(plan, made.read(made.changed(data, made.put("E3", "2025年6月底前"))))
    assert alone.changes == [], "the plan's own cell says nothing else"
    moved = of_tasks(plan, made.read(made.changed(data, made.put("E3", "2025年9月底前；每季度"))))
    assert moved.changes[0].fields[0].means.count("每季度") == 1
    client.force_login(person)
    found = sheet(client.get(reverse("plans:mine-export")).content)
    assert found["D3"].value == "2025年6月底前；每季度；延至2025年12月20日"


def test_a_units_ledger_of_several_years_says_which(client: Client, district: District) -> None:
    old = reading(
        task(7, "区水务局"), title="2024年云川区政务公开工作要点",
        document_number="云川政办发〔2024〕2号", date="2024-03-28", year=2024,
    )  # fmt: skip
    taken_over(district, old)
    taken_over(district, reading(task(5, "区水务局")))
    client.force_login(orgs.person(district.water))
    answer = client.get(reverse("plans:mine-export"))
    assert "台账" in unquote(answer["Content-Disposition"])
    found = sheet(answer.content)
    assert [cell.value for cell in found[2]][:3] == ["序号", "年度", "工作任务"]
    assert {(found[at][0].value, found[at][1].value) for at in (3, 4)} == {(7, 2024), (5, 2025)}


@pytest.mark.parametrize(
    ("of", "title"),
    [
        ("2026年云川区政务公开工作要点", "2026年云川区政务公开工作任务台账"),
        ("《2026年云川区政务公开要点》", "2026年云川区政务公开工作任务台账"),
        ("2026年工作要点", "2026年政务公开工作任务台账"),
        ("区水务局", "区水务局政务公开工作任务台账"),
    ],
)
def test_the_title_of_a_ledger_says_its_subject_once(of: str, title: str) -> None:
    assert ledger_title(of) == title


def test_the_report_is_long_work_for_the_office_only(client: Client, district: District) -> None:
    plan = taken_over(district)
    url = reverse("plans:report", args=[plan.pk])
    client.force_login(orgs.person(district.water))
    assert client.post(url).status_code == 404
    client.force_login(district.officer)
    client.post(url)
    job = Job.objects.get()
    run_job(job.pk, "one")
    job.refresh_from_db()
    assert job.upload
    assert job.upload.name == f"《{plan.title}》落实情况报告.docx"


def test_a_form_without_a_choice_says_so(client: Client, district: District) -> None:
    client.force_login(district.officer)
    plan = taken_over(district)
    answer = client.post(reverse("plans:exports", args=[plan.pk]), {"what": "x", "kind": "pdf"})
    assert answer.status_code == 422
    assert not Job.objects.exists()


def test_text_that_looks_like_a_formula_stays_text(client: Client, district: District) -> None:
    plan = taken_over(district, reading(task(1, "区教育局", requirement="=1+1")))
    client.force_login(district.officer)
    cell = sheet(exported(client, plan))["C3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_template_is_read_without_questions() -> None:
    plan = read_plan(parse(template_sheet(), "工作任务分解表.xlsx"))
    (found,) = plan.tasks
    assert [(unit.name, unit.role) for unit in found.units] == [
        ("区教育局", "lead"),
        ("各镇、街道", "support"),
    ]
    assert found.section == "推进重点领域公开"
