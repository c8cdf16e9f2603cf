"""The pages: a table is taken over by hand, the board tells what is late, the public browses."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.ground.core import clock
from gongkai.publishing.catalogue import actions
from gongkai.publishing.catalogue.models import Intake
from gongkai.publishing.catalogue.rules import standard
from tests.factories import catalogue, orgs
from tests.factories.items import Newsroom
from tests.factories.review import Bureau

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau() -> Bureau:
    return Bureau()


def test_a_table_is_read_corrected_ticked_and_taken_over(bureau: Bureau) -> None:
    desk = orgs.signed_in(bureau.author)
    made = catalogue.directory(bureau.author, bureau.unit)
    rows = [catalogue.row("低保", "条件、标准"), catalogue.row("特困", "", 公开主体="某办公室")]
    file = SimpleUploadedFile("目录.xlsx", catalogue.table(*rows))
    answer = desk.post(f"/desk/catalogue/directories/{made.pk}/import/", {"file": file})
    intake = Intake.objects.get()
    assert answer.url == f"/desk/catalogue/imports/{intake.pk}/"
    page = desk.get(answer.url).content.decode()
    assert "读出 2 个事项" in page
    assert "某办公室" in page
    good, bad = intake.rows.order_by("order")
    refused = desk.post(f"{answer.url}take/", {"since": "2026-01-05", "version": intake.version})
    assert refused.status_code == 422
    assert "请填写公开内容" in refused.content.decode()
    desk.post(f"{answer.url}tick/?only=", {"shown": [good.pk, bad.pk], "take": [good.pk]})
    intake.refresh_from_db()
    done = desk.post(f"{answer.url}take/", {"since": "2026-01-05", "version": intake.version})
    assert done.url == f"/desk/catalogue/directories/{made.pk}/"
    assert [entry.current.matter for entry in made.entries.all()] == ["低保"]


def test_a_file_that_is_no_catalogue_is_told_on_the_form(bureau: Bureau) -> None:
    desk = orgs.signed_in(bureau.author)
    made = catalogue.directory(bureau.author, bureau.unit)
    file = SimpleUploadedFile("通知.txt", "没有表格".encode())
    answer = desk.post(f"/desk/catalogue/directories/{made.pk}/import/", {"file": file})
    assert answer.status_code == 422
    assert "没有找到公开事项目录的表格" in answer.content.decode()


def test_the_board_names_what_is_late_and_exports_it(bureau: Bureau) -> None:
    entry = catalogue.entry(bureau.author, catalogue.directory(bureau.author, bureau.unit))
    late = clock.today().replace(year=clock.today().year - 1)
    actions.note(by=None, entry=entry, verb="formed", key="a", on=late)
    for person in (bureau.author, bureau.admin):
        desk = orgs.signed_in(person)
        page = desk.get("/desk/catalogue/").content.decode()
        assert "有 1 个公开事项超期了" in page
        assert desk.get("/desk/catalogue/board.xlsx").content.startswith(b"PK")
    stranger = orgs.signed_in(orgs.person(orgs.unit(parent=bureau.government)))
    assert "最低生活保障" not in stranger.get("/desk/catalogue/?light=late").content.decode()


def test_an_export_can_be_taken_in_again_without_a_change(bureau: Bureau) -> None:
    desk = orgs.signed_in(bureau.author)
    made = catalogue.directory(bureau.author, bureau.unit)
    catalogue.entry(
        bureau.author, made, channels=("政府网站", "村公示栏"), levels=("county",), number="1"
    )
    sheet = desk.get(f"/desk/catalogue/directories/{made.pk}/directory.xlsx").content
    intake = actions.read_in(by=bureau.author, directory=made, data=sheet, name="目录.xlsx")
    row = intake.rows.get()
    assert (row.change, row.fields) in [("same", []), ("changed", ["unit_name"])]
    document = desk.get(f"/desk/catalogue/directories/{made.pk}/directory.docx").content
    assert document.startswith(b"PK")


def test_readers_browse_by_unit_domain_and_duty() -> None:
    room = Newsroom()
    catalogue.published(room, room.directory)
    publication = room.published()
    reader = Client()

    def page(address: str) -> str:
        answer: Any = reader.get(address)
        assert answer.status_code == 200, address
        return str(answer.content.decode())

    assert room.directory.title in page("/open/catalogue/")
    assert "社会救助" in page("/open/domains/")
    assert "最低生活保障" in page("/open/domains/?domain=社会救助")
    domains = page("/open/domains/").partition("<h1")[2]
    places = [domains.find(name) for name in standard.DOMAINS]
    assert -1 not in places
    assert places == sorted(places)
    assert "还没有公开的事项" in page("/open/domains/")
    unit = page(f"/open/units/{room.unit.pk}/")
    for element in ("机构名称", "办公地址", "办公时间", "联系电话", "传真号码", "互联网联系方式"):
        assert f"<dt>{element}</dt>" in unit, "条例 art. 12"
    assert "<dt>分类和编排体系</dt>" in unit
    assert "<dt>获取方式</dt>" in unit
    assert "本单位还没有写明" in unit
    entry = page(f"/open/catalogue/{room.directory.pk}/{room.entry.pk}/")
    assert publication.title in entry
    assert room.directory.title in page(f"/open/units/{room.unit.pk}/")
    assert publication.address in page("/sitemaps/records-0.xml")
    assert 'itemtype="https://schema.org/Article"' in page(publication.address)
    assert f'<meta itemprop="identifier" content="{publication.digest}">' in page(
        publication.address
    )
    assert "Sitemap: http://testserver/sitemaps/records.xml" in page("/robots.txt")


def test_an_empty_column_says_so(bureau: Bureau) -> None:
    column = catalogue.column(bureau.author, bureau.unit)
    page = Client().get(f"/lists/column/{column.pk}/").content.decode()
    assert "这里还没有公开的信息" in page
    actions.switch_column(by=bureau.author, column=column, active=False)
    assert Client().get(f"/lists/column/{column.pk}/").status_code == 404


def test_what_is_only_drafted_is_nowhere_in_public() -> None:
    room = Newsroom()
    room.item(title="还没有审过的通知")
    for address in ("/", "/lists/", f"/open/units/{room.unit.pk}/", "/open/domains/"):
        assert "还没有审过的通知" not in Client().get(address).content.decode()
    assert Client().get(f"/open/catalogue/{room.directory.pk}/{room.entry.pk}/").status_code == 404


def test_pages_carry_the_labels_of_the_site(bureau: Bureau) -> None:
    for address in ("/", "/lists/", f"/open/units/{bureau.unit.pk}/"):
        page = Client().get(address).content.decode()
        assert '<meta name="SiteName"' in page
        assert '<meta name="SiteDomain" content="testserver">' in page


def test_the_desk_says_what_a_guide_lacks(bureau: Bureau) -> None:
    said = {"agency": "办公室", "address": "一号楼", "hours": "工作日", "phone": "0531-12345"}
    actions.keep_guide(by=bureau.author, unit=bureau.unit, **said)
    page = orgs.signed_in(bureau.author).get("/desk/catalogue/guides/").content.decode()
    assert "还没有写明：传真、互联网联系方式、获取方式" in page


def test_the_import_page_shows_all_columns_and_asks_which_entry(bureau: Bureau) -> None:
    desk = orgs.signed_in(bureau.author)
    made = catalogue.directory(bureau.author, bureau.unit)
    old = catalogue.entry(bureau.author, made)
    old.refresh_from_db()
    row = catalogue.row(old.current.matter, "每季度的名单", 公开依据="《新办法》")
    intake = actions.read_in(
        by=bureau.author, directory=made, data=catalogue.table(row), name="目录.xlsx"
    )
    here = f"/desk/catalogue/imports/{intake.pk}/"
    page = desk.get(here).content.decode()
    for said in ("《新办法》", "公开渠道", "公开对象", "公开方式", "公开层级", old.current.content):
        assert said in page
    form = desk.get(f"{here}rows/{intake.rows.get().pk}/").content.decode()
    assert "都不是，是新的事项" in form


def test_the_same_entry_of_two_villages_says_of_which() -> None:
    room = Newsroom()
    for place in ("河西村", "柳树屯村"):
        made = catalogue.directory(
            room.author, room.unit, kind="village", place=place, title=f"{place}村务公开目录"
        )
        catalogue.entry(room.author, made, matter="补贴发放", domain="村务公开", duty="20.11")
        catalogue.published(room, made)
    desk = orgs.signed_in(room.author)
    for client, address in (
        (Client(), "/open/duties/"),
        (Client(), "/open/domains/?domain=村务公开"),
        (desk, "/desk/catalogue/"),
        (desk, "/desk/items/new/text/"),
    ):
        said = client.get(address, follow=True).content.decode()
        assert said.count("河西村") == said.count("柳树屯村") >= 1, address
