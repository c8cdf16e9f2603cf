"""The pages on which a sheet comes in: upload, differences, ticks."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.ground.documents.models import Upload
from gongkai.oversight.plans.models import Task
from tests.factories import orgs
from tests.factories.plans import District

from .made import changed, now, put
from .test_ledger_in import Bureau
from .test_tasks_in import Office

pytestmark = pytest.mark.django_db


def sent(client: Client, url: str, data: bytes, name: str = "表.xlsx") -> str:
    """Upload a file; the address of its differences."""
    answer = client.post(url, {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302, re.findall(r'class="err".*?</p>', answer.content.decode())
    return str(answer["Location"])


def seen_on(page: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found
    return found[1]


def test_a_unit_sends_its_ledger_looks_and_applies(client: Client, district: District) -> None:
    bureau = Bureau(district)
    client.force_login(bureau.person)
    url = reverse("plans:mine-import")
    assert client.get(url).status_code == 200
    data = changed(bureau.data(), put("H5", "二"), put("H6", "三"), put("J3", "999-1"))
    at = sent(client, url, data)
    page = client.get(at).content.decode()
    assert "改了 2 项任务" in page
    assert "不是本单位的任务" in page
    assert now(bureau.rows[1]).last_report == ""
    upload = Upload.objects.latest("pk")
    answer = client.post(
        url, {"upload": upload.pk, "seen": seen_on(page), "take": [bureau.rows[1].pk]}
    )
    assert answer["Location"] == reverse("plans:mine"), "the file is dealt with"
    after = client.get(answer["Location"]).content.decode()
    assert "已导入 1 项任务的改动" in after
    assert (now(bureau.rows[1]).last_report, now(bureau.rows[2]).last_report) == ("二", "")


def test_the_office_sends_its_table_and_is_told_when_it_is_stale(
    client: Client, district: District
) -> None:
    office = Office(district)
    client.force_login(district.officer)
    url = reverse("plans:import", args=[office.plan.pk])
    at = sent(client, url, changed(office.data(), put("D3", "新的要求。")))
    page = client.get(at).content.decode()
    task = office.tasks[0]
    Task.objects.filter(pk=task.pk).update(requirement="别人改的要求。")
    post = {"upload": Upload.objects.latest("pk").pk, "seen": seen_on(page), "take": [task.pk]}
    client.post(url, post)
    fresh = client.get(at).content.decode()
    assert "勾选没有执行" in fresh
    assert "别人改的要求。" in fresh
    answer = client.post(url, {**post, "seen": seen_on(fresh)})
    assert answer["Location"] == reverse("plans:board", args=[office.plan.pk])
    assert Task.objects.get(pk=task.pk).requirement == "新的要求。"


def test_a_row_that_was_added_is_not_offered_on_the_page(
    client: Client, district: District
) -> None:
    office = Office(district)
    client.force_login(district.officer)
    url = reverse("plans:import", args=[office.plan.pk])
    row = (
        put("B7", "强化保障"),
        put("D7", "新的一件事。"),
        put("E7", "区水务局"),
        put("F7", "11月底前"),
    )
    at = sent(client, url, changed(office.data(), *row))
    page = client.get(at).content.decode()
    post = {"upload": Upload.objects.latest("pk").pk, "seen": seen_on(page), "row": [7]}
    for _ in range(2):
        client.post(url, post)
    assert office.plan.tasks.count() == 5
    after = client.get(at).content.decode()
    assert 'name="row"' not in after
    assert "系统里已有第 5 项" in after
    assert "表里少了" not in after


def test_a_broken_file_is_not_kept(client: Client, district: District) -> None:
    bureau = Bureau(district)
    client.force_login(bureau.person)
    url = reverse("plans:mine-import")
    before = Upload.objects.count()
    for name, data in (("a.xlsx", bureau.data()[:2000]), ("a.txt", "甲".encode()), ("b", b"")):
        answer = client.post(url, {"file": SimpleUploadedFile(name, data)})
        assert answer.status_code == 422
    assert Upload.objects.count() == before


def test_nobody_opens_the_sheet_of_another(client: Client, district: District) -> None:
    bureau = Bureau(district)
    client.force_login(bureau.person)
    url = reverse("plans:mine-import")
    at = sent(client, url, bureau.data())
    for person in (orgs.person(bureau.unit), orgs.person(district.school), district.officer):
        client.force_login(person)
        assert client.get(at).status_code == 404
        assert client.post(url, {"upload": Upload.objects.latest("pk").pk}).status_code == 404
    client.force_login(bureau.person)
    assert client.get(f"{url}?upload=abc").status_code == 404


def test_who_only_looks_does_not_import(client: Client, district: District) -> None:
    client.force_login(orgs.person(district.water, "viewer"))
    assert client.get(reverse("plans:mine-import")).status_code == 404
    client.force_login(orgs.person(district.water))
    office = Office(district)
    assert client.get(reverse("plans:import", args=[office.plan.pk])).status_code == 404
