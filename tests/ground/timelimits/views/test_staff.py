"""The pages under /desk/calendar/."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.ground.core import clock
from gongkai.ground.timelimits import actions
from gongkai.ground.timelimits.enums import Nature, Unit
from gongkai.ground.timelimits.models import OfficeLimit, YearTable
from gongkai.ground.timelimits.rules.year_table import rows_of_csv, template, write_csv
from tests.factories import orgs

pytestmark = pytest.mark.django_db
HOME = "/desk/calendar/"


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.hold(datetime(2026, 11, 10, 9, tzinfo=clock.CHINA)):
        yield


@pytest.fixture
def clerk() -> Client:
    return orgs.signed_in(orgs.person(orgs.unit()))


@pytest.fixture
def admin() -> Client:
    return orgs.signed_in(orgs.person(orgs.unit(), "office_admin"))


def sheet(data: bytes, year: int = 2027) -> dict[str, Any]:
    return {"year": year, "source": "放假通知", "file": SimpleUploadedFile("表.csv", data)}


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_everyone_sees_the_year_and_only_the_keeper_the_button(
    clerk: Client, admin: Client
) -> None:
    page = text(clerk.get(HOME))
    assert "2026年有 248 个工作日" in page
    assert page.count('<table class="cal">') == 12
    assert "上传2026年日历" not in page
    assert "上传2026年日历" in text(admin.get(HOME))


def test_a_year_without_notice_says_so_loudly(clerk: Client) -> None:
    page = text(clerk.get(f"{HOME}?year=2027"))
    assert "2027年的放假安排还没有录入" in page
    assert "暂按周末推算，待国务院办公厅放假通知" in page


@pytest.mark.parametrize("year", ["x", "99999", "0", "２０２７", ""])
def test_a_senseless_year_is_this_year(clerk: Client, year: str) -> None:
    assert "2026年有" in text(clerk.get(HOME, {"year": year}))


def test_download_change_and_upload(admin: Client) -> None:
    data = admin.get(f"{HOME}template/?year=2027").content
    assert rows_of_csv(data)[1] == ["2027-01-01", "休", "元旦"]
    answer = admin.post(f"{HOME}upload/", sheet(data), follow=True)
    assert "2027年工作日历已录入" in text(answer)
    assert "依据本办录入的日历：放假通知" in text(answer)
    answer = admin.post(f"{HOME}2027/remove/", follow=True)
    assert "2027年工作日历已撤下" in text(answer)
    assert YearTable.objects.count() == 0
    assert admin.post(f"{HOME}2027/remove/").status_code == 404


def test_a_bad_sheet_lists_every_line_and_keeps_nothing(admin: Client) -> None:
    page = text(admin.post(f"{HOME}upload/", sheet("日期,放假或上班\nx,休\n2027-01-01,y".encode())))
    assert "日历没有录入，表里要改 2 处" in page
    assert "第 2 行：读不懂日期“x”" in page
    assert YearTable.objects.count() == 0


def test_an_unfinished_form_says_what_to_fill_in(admin: Client) -> None:
    page = text(admin.post(f"{HOME}upload/", {"year": 2027}))
    assert "errs" in page
    assert YearTable.objects.count() == 0


@pytest.mark.parametrize("path", ["upload/", "limits/add/", "limits/1/end/"])
def test_changing_is_not_there_for_others(clerk: Client, path: str) -> None:
    assert clerk.get(HOME + path).status_code == 404
    assert clerk.post(HOME + path).status_code == 404
    assert clerk.post(f"{HOME}2027/remove/").status_code == 404


@pytest.mark.parametrize("path", ["", "upload/", "template/", "limits/", "limits/add/", "count/"])
def test_nobody_without_signing_in(path: str) -> None:
    answer = Client().get(HOME + path)
    assert answer.status_code == 302
    assert "sign-in" in answer["Location"]


def test_a_local_limit_is_stated_and_ended(admin: Client) -> None:
    given = {
        "code": "foi.reply",
        "label": "答复申请",
        "nature": "at_most",
        "amount": "15",
        "unit": "workday",
        "starts_from": "收到申请之日",
        "source": "云川区办法",
        "valid_from": "2026-01-01",
    }
    laxer = admin.post(f"{HOME}limits/add/", given | {"amount": "30"})
    assert "本地期限只能更严，不能更宽" in text(laxer)
    page = text(admin.post(f"{HOME}limits/add/", given, follow=True))
    assert "已登记：收到申请之日起 15 个工作日内" in page
    row = OfficeLimit.objects.get()
    early = admin.post(f"{HOME}limits/{row.pk}/end/", {"last_day": "2025-01-01"})
    assert "最后一天不能更早" in text(early)
    page = text(admin.post(f"{HOME}limits/{row.pk}/end/", {"last_day": "2026-11-30"}, follow=True))
    assert "执行到2026年11月30日为止" in page
    assert admin.get(f"{HOME}limits/99999/end/").status_code == 404


def test_the_table_of_limits_names_its_sources(clerk: Client) -> None:
    page = text(clerk.get(f"{HOME}limits/"))
    assert "《政府信息公开条例》第三十三条第二款" in page
    assert "待核对，请勿称作法定" in page
    assert "登记本地期限" not in page


def test_reckoning_by_a_limit_and_by_hand(clerk: Client) -> None:
    page = text(clerk.get(f"{HOME}count/", {"start": "2026-09-14", "code": "foi.reply"}))
    assert "2026年10月16日" in page
    assert "2 天调休上班日照常计入" in page
    page = text(clerk.get(f"{HOME}count/", {"start": "2026-12-07", "amount": "20"}))
    assert "2027年1月4日" in page
    assert "暂按周末推算" in page
    assert "请选一种期限，或者填写天数。" in text(clerk.get(f"{HOME}count/?start=2026-12-07"))
    assert "公元9999年以后" in text(clerk.get(f"{HOME}count/?start=9999-12-30&amount=5"))


def test_the_keeper_is_asked_for_the_missing_year(clerk: Client, admin: Client) -> None:
    sentence = "2027年的放假安排还没有录入，跨到2027年的期限暂按周末推算"
    assert sentence in text(admin.get("/desk/"))
    assert sentence not in text(clerk.get("/desk/"))
    admin.post(f"{HOME}upload/", sheet(write_csv(template(2027))))
    assert sentence not in text(admin.get("/desk/"))


def test_lists_keep_their_number_of_queries(clerk: Client) -> None:
    def queries_for(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            clerk.get(HOME + path)
        return len(asked)

    state_limits(1)
    clerk.get(f"{HOME}limits/")
    one, year = queries_for("limits/"), queries_for("?year=2027")
    state_limits(3)
    actions.load_year(
        by=None, year=2027, data=write_csv(template(2027)), name="表.csv", source="放假通知"
    )
    assert queries_for("limits/") == one
    assert queries_for("?year=2027") == year


def state_limits(many: int) -> None:
    for number in range(many):
        actions.set_limit(
            by=None,
            label=f"第{number}项",
            nature=Nature.AT_MOST,
            amount=5,
            unit=Unit.WORKDAY,
            starts_from="收到来信之日",
            source="云川区办法",
            valid_from=date(2026, 1, 1),
        )
