"""From a real docx to a draft, and everything that is no plan."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.ground.documents.models import Upload
from gongkai.ground.documents.writers.xlsx import Sheet, workbook_bytes
from gongkai.oversight.plans import actions
from gongkai.oversight.plans.models import PlanDraft
from tests.factories.plans import HEADINGS, ROWS, District, plan_file

pytestmark = pytest.mark.django_db


def workbook(rows: list[list[str]]) -> bytes:
    return workbook_bytes([Sheet(name="表", header=rows[:1], rows=rows[1:])])


@pytest.fixture
def officer(district: District, client: Client) -> Client:
    client.force_login(district.officer)
    return client


def send(client: Client, data: bytes, name: str = "工作要点.docx") -> Any:
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("plans:upload"), {"file": file}, follow=True)


def test_a_docx_becomes_a_draft(officer: Client, district: District) -> None:
    answer = send(officer, plan_file())
    draft = PlanDraft.objects.get()
    assert answer.redirect_chain[0][0] == reverse("plans:draft", args=[draft.pk])
    content = draft.current.plan
    assert (content["title"], content["year"]) == ("2025年云川区政务公开工作要点", 2025)
    assert content["document_number"] == "云川政办发〔2025〕3号"
    assert [task["requirement"] for task in content["tasks"]] == [row[2] for row in ROWS]
    assert draft.unit == district.office
    assert "办好政府开放日活动。" in answer.content.decode()


def test_the_source_stands_beside_the_task(officer: Client) -> None:
    send(officer, plan_file())
    draft = PlanDraft.objects.get()
    url = reverse("plans:draft-task", args=[draft.pk, 2])
    assert officer.get(url).context["beside"][2] == "公开供水价格和水质。"


def test_the_same_file_twice_is_one_draft(officer: Client, district: District) -> None:
    data = plan_file()
    send(officer, data)
    draft = PlanDraft.objects.get()
    actions.remove_task(by=district.officer, draft=draft, version=1, key=2)
    page = send(officer, data).content.decode()
    assert "这个文件已经读过，正在核对。" in page
    assert PlanDraft.objects.get() == draft
    assert Upload.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("今天天气很好。".encode(), "天气.txt"),
        (b"", "空.docx"),
        (b"PK\x03\x04broken", "坏.docx"),
        (plan_file([row[:3] for row in ROWS], HEADINGS[:3]), "没有单位.docx"),
        (workbook([["姓名", "电话"], ["张三", "无"]]), "通讯录.xlsx"),
    ],
    ids=["no plan", "empty", "broken", "no units", "wrong columns"],
)
def test_what_is_no_plan_gets_a_sentence_and_leaves_nothing(
    officer: Client, data: bytes, name: str
) -> None:
    page = send(officer, data, name).content.decode()
    assert "请" in page[page.index('class="err"') :][:400]
    assert not PlanDraft.objects.exists()
    assert not Upload.objects.exists()


def test_no_file_is_said(officer: Client) -> None:
    url = reverse("plans:upload")
    assert "请先选一个文件。" not in officer.get(url).content.decode()
    assert "请先选一个文件。" in officer.post(url, {}).content.decode()


def test_a_plan_that_was_taken_over_is_not_read_again(officer: Client, district: District) -> None:
    data = plan_file()
    by = district.officer
    draft = actions.read_plan_file(by=by, unit=district.office, data=data, name="要点.docx")
    actions.map_unit(by=by, draft=draft, version=1, text="区文广旅局", to=district.culture)
    actions.take_over(by=by, draft=draft, version=2)
    page = send(officer, data).content.decode()
    assert "这个文件已经接收过" in page
    assert PlanDraft.objects.count() == 1
