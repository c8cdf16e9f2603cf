"""Tables in and out through the pages."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import Unit, User
from tests.factories import orgs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_day():
    with clock.hold(datetime(2026, 5, 6, 9, tzinfo=UTC)):
        yield


@pytest.fixture
def office() -> Unit:
    root = orgs.government(short_name="区政府")
    return orgs.unit("云川区人民政府办公室", parent=root, aliases=["区府办", "区政府办"])


@pytest.fixture
def desk(office: Unit) -> Client:
    return orgs.signed_in(orgs.person(office, "office_admin", name="=林岚"))


def workbook(*rows: list[str]) -> SimpleUploadedFile:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return SimpleUploadedFile("表.xlsx", buffer.getvalue())


def rows_of(data: bytes) -> list[list[str]]:
    sheet = load_workbook(io.BytesIO(data)).active
    return [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]


def hidden_rows(page: str) -> str:
    return page.split('name="rows" value="')[1].split('"', maxsplit=1)[0]


@pytest.mark.parametrize("kind", ["unit", "person"])
def test_what_goes_out_comes_in_again_unchanged(desk: Client, kind: str) -> None:
    out = desk.get(reverse(f"orgs:{kind}-export"))
    assert "filename*=UTF-8''" in out["Content-Disposition"]
    assert len(rows_of(out.content)) > 1
    sent = {"file": SimpleUploadedFile("表.xlsx", out.content)}
    answer = desk.post(reverse(f"orgs:{kind}-import"), sent)
    assert answer.status_code == 200
    assert "表格和现有资料一样，不用导入" in answer.content.decode()


def test_a_name_that_looks_like_a_formula_stays_a_name(desk: Client) -> None:
    out = desk.get(reverse("orgs:person-export")).content
    cell = load_workbook(io.BytesIO(out)).active["B2"]
    assert (cell.value, cell.data_type) == ("=林岚", "s")


@pytest.mark.parametrize("kind", ["unit", "person"])
def test_a_template_has_headings_only(desk: Client, kind: str) -> None:
    assert len(rows_of(desk.get(reverse(f"orgs:{kind}-template")).content)) == 1


def test_people_are_previewed_then_imported_and_passwords_shown_once(
    desk: Client, office: Unit
) -> None:
    address = reverse("orgs:person-import")
    table = workbook(
        ["姓名", "用户名", "单位", "角色"], ["周砚", "zhouyan", "区府办", "信息公开员"]
    )
    preview = desk.post(address, {"file": table}).content.decode()
    assert "导入这 1 行" in preview
    assert not User.objects.filter(username="zhouyan").exists()
    answer = desk.post(address, {"rows": hidden_rows(preview)})
    heading, row = rows_of(answer.content)
    assert heading == ["用户名", "姓名", "单位", "首次登录密码"]
    assert User.objects.get(username="zhouyan").check_password(row[3])
    again = desk.post(address, {"rows": hidden_rows(preview)})
    assert again.url == reverse("orgs:person-list")


def test_units_are_previewed_then_imported(desk: Client) -> None:
    address = reverse("orgs:unit-import")
    table = workbook(["单位全称", "类别", "上级单位"], ["云川区教育局", "政府部门、单位", "区政府"])
    preview = desk.post(address, {"file": table}).content.decode()
    assert not Unit.objects.filter(name="云川区教育局").exists()
    assert desk.post(address, {"rows": hidden_rows(preview)}).url == reverse("orgs:unit-list")
    assert Unit.objects.get(name="云川区教育局").parent.said == "区政府"


def test_one_wrong_row_keeps_all_rows_out(desk: Client) -> None:
    table = workbook(
        ["单位全称", "类别", "上级单位"],
        ["云川区教育局", "政府部门、单位", "区政府"],
        ["云川区体育局", "机关", "区政府"],
    )
    answer = desk.post(reverse("orgs:unit-import"), {"file": table})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "有 1 行要改，现在一行也没有导入" in page
    assert "类别“机关”不认识" in page
    assert 'name="rows"' not in page


def test_rows_of_another_person_or_by_hand_are_not_taken(desk: Client, office: Unit) -> None:
    address = reverse("orgs:unit-import")
    table = workbook(["单位全称", "类别", "上级单位"], ["甲局", "政府部门、单位", "区政府"])
    rows = hidden_rows(desk.post(address, {"file": table}).content.decode())
    other = orgs.signed_in(orgs.person(office, "system_officer"))
    for client, sent in ((other, rows), (desk, rows[:-2] + "xx"), (desk, "")):
        answer = client.post(address, {"rows": sent})
        assert answer.status_code == 422
        assert "已经过期" in answer.content.decode()
    assert not Unit.objects.filter(name="甲局").exists()


def test_what_has_changed_since_the_preview_is_shown_again(desk: Client) -> None:
    address = reverse("orgs:unit-import")
    table = workbook(
        ["单位全称", "类别", "上级单位", "简称"], ["甲局", "政府部门、单位", "区政府", "区甲局"]
    )
    rows = hidden_rows(desk.post(address, {"file": table}).content.decode())
    orgs.unit("乙局", aliases=["区甲局"])
    answer = desk.post(address, {"rows": rows})
    assert answer.status_code == 422
    assert "已经是乙局的别名" in answer.content.decode()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (None, "请选择"),
        (SimpleUploadedFile("a.xlsx", b"PK\x03\x04 broken"), "表格文件"),
        (SimpleUploadedFile("a.txt", "只有文字。".encode()), "文件里没有表格"),
        (workbook(["姓名"], ["林岚"]), "缺少“单位全称”、“类别”这2列"),
    ],
)
def test_a_wrong_file_is_said_in_one_sentence(desk: Client, file, said) -> None:
    answer = desk.post(reverse("orgs:unit-import"), {"file": file} if file else {})
    assert answer.status_code == 422
    assert said in answer.content.decode()
