"""The log's page, its export and its proof: for the audit officer and nobody else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.doors.cli.main import main
from gongkai.ground.audit.actions import record
from gongkai.ground.audit.models import Entry, Head
from gongkai.ground.core import clock
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.orgs.rules.roles import ROLES
from tests.factories import orgs

pytestmark = pytest.mark.django_db
LIST, EXPORT, VERIFY = (reverse(f"audit:{name}") for name in ("entry-list", "export", "verify"))


@pytest.fixture
def unit() -> Unit:
    return orgs.government()


@pytest.fixture
def auditor(unit: Unit) -> User:
    return orgs.person(unit, "audit_officer", name="秦越")


@pytest.fixture
def desk(auditor: User) -> Client:
    return orgs.signed_in(auditor)


def write(sentence: str, by: User | None = None, day: int = 6, **more: object) -> Entry:
    with clock.hold(datetime(2026, 5, day, 9, tzinfo=UTC)):
        return record(by=by, verb="orgs.test", sentence=sentence, **more)


@pytest.mark.parametrize("role", [role.code for role in ROLES if role.officer != "audit"])
def test_others_do_not_know_of_the_log(unit: Unit, role: str) -> None:
    client = orgs.signed_in(orgs.person(unit, role))
    assert client.get(LIST).status_code == 404
    assert client.get(VERIFY).status_code == 404
    assert client.post(EXPORT).status_code == 404
    assert Client().get(LIST).status_code == 302


def test_each_filter_narrows_the_list(desk: Client, unit: Unit) -> None:
    person = orgs.person(unit, name="林岚")
    write("林岚做了甲事。", by=person, day=6, unit_id=unit.pk)
    write("系统做了乙事。", day=7)

    def found(**filters: object) -> set[str]:
        shown = desk.get(LIST, filters).content.decode()
        return {deed for deed in ("甲事", "乙事") if deed in shown}

    assert found() == {"甲事", "乙事"}
    assert found(by_name="林") == {"甲事"}
    assert found(unit_id=unit.pk) == {"甲事"}
    assert found(words="乙事") == {"乙事"}
    assert found(since="2026-05-07") == {"乙事"}
    assert found(since="2026-05-06", until="2026-05-06") == {"甲事"}
    assert found(room="orgs", words="事。") == {"甲事", "乙事"}
    assert found(room="audit") == set()
    assert "没有找到符合条件的日志" in desk.get(LIST, {"words": "丙事"}).content.decode()


def test_a_filter_that_cannot_be_read_is_said(desk: Client) -> None:
    answer = desk.get(LIST, {"since": "昨天", "unit_id": "x", "page": "x"})
    assert answer.status_code == 200
    assert "开始日期请写成" in answer.content.decode()


def test_no_code_is_shown_to_people(desk: Client) -> None:
    write("林岚做了甲事。")
    assert "orgs.test" not in desk.get(LIST).content.decode()


def test_an_export_holds_what_was_asked_for_and_is_logged_itself(desk: Client) -> None:
    write("=2+3 做了甲事。")
    write("系统做了乙事。")
    answer = desk.post(EXPORT, {"words": "甲事"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    heading, *rows = text.splitlines()
    assert heading.startswith("序号,时间,人员,内容")
    assert len(rows) == 1
    assert "'=2+3 做了甲事。" in rows[0]
    assert "2026-05-06 17:00:00" in rows[0]
    assert Entry.objects.first().sentence == "秦越导出审计日志 1 条。"


def test_the_list_costs_the_same_for_one_row_and_three(desk: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            desk.get(LIST)
        return len(captured)

    write("甲事。")
    once = cost()
    write("乙事。")
    write("丙事。")
    assert cost() == once


def test_the_origin_of_a_request_is_noted(unit: Unit) -> None:
    admin = orgs.person(unit, "office_admin")
    person = orgs.person(unit)
    address = reverse("orgs:person-disable", args=[person.pk])
    orgs.signed_in(admin).post(address, REMOTE_ADDR="10.1.2.3")
    entry = Entry.objects.first()
    assert (entry.address, entry.unit_id, entry.by_id) == ("10.1.2.3", unit.pk, admin.pk)
    assert len(entry.request_id) == 32


def test_the_proof_on_the_page_and_at_the_command_line(
    desk: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    write("甲事。")
    assert "日志前后相连，没有改动" in desk.get(VERIFY).content.decode()
    assert main(["audit", "verify"]) == 0
    Head.objects.update(sequence=Head.objects.get().sequence + 1)
    assert "日志对不上" in desk.get(VERIFY).content.decode()
    assert main(["audit", "verify", "--format", "json"]) == 1
    assert '"sound": false' in capsys.readouterr().out
