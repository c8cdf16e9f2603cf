"""Tasks for business systems: who reads what, reports that are taken once, the one error shape."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from gongkai.doors.api import actions as api_actions
from gongkai.doors.api.models import ApiClient
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.evidence import queries as evidence
from gongkai.ground.orgs.models import Unit
from gongkai.oversight.plans.actions import ledger
from gongkai.oversight.plans.actions.ledger import report_from_system
from gongkai.oversight.plans.models import Assignment, Plan, WorkEvent
from tests.factories import orgs
from tests.factories.plans import District, deadline, reading, taken_over, task

from . import private

pytestmark = pytest.mark.django_db

LIST = "/api/v1/plans/assignments"


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()  # the throttle counts there


@pytest.fixture
def plan(district: District) -> Plan:
    quarterly = deadline("recurring", "每季度", every="quarter")
    return taken_over(
        district,
        reading(
            task(1, "牵头:区文旅局", "配合:区水务局", requirement="办好开放日。"),
            task(2, "区水务局", requirement="公开水质。", deadlines=[quarterly]),
        ),
    )


def token(unit: Unit, name: str = "水务系统", *scopes: str) -> str:
    wanted = scopes or ("plans.read", "plans.report")
    return api_actions.add_client(by=None, name=name, unit=unit, scopes=wanted)[1]


def ask(address: str, key: str, body: Any = None, method: str = "") -> Any:
    data = body if isinstance(body, str | bytes) else json.dumps(body)
    return Client(raise_request_exception=False).generic(
        method or ("GET" if body is None else "POST"),
        address,
        data="" if body is None else data,
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )


def assert_shape(answer: Any, status: int, code: str) -> None:
    assert answer.status_code == status, answer.content.decode()
    body = answer.json()
    assert set(body) == {"code", "message", "reasons"}
    assert body["code"] == code
    assert body["message"].endswith("。")
    assert all(set(reason) == {"code", "message", "where"} for reason in body["reasons"])
    assert body["reasons"]


def signed(district: District, order: int) -> Assignment:
    row = Assignment.objects.get(task__order=order, unit=district.water)
    ledger.sign(by=orgs.person(district.water), assignment=row, version=row.version)
    row.refresh_from_db()
    return row


def reports_of(row: Assignment) -> str:
    return f"{LIST}/{row.pk}/reports"


# --- reading ---


def test_a_system_reads_its_own_units_tasks(district: District, plan: Plan) -> None:
    found = ask(LIST, token(district.water)).json()
    assert found["count"] == 2
    first, second = found["items"]
    assert first["unit"] == "云川区水务局"
    assert first["plan"]["title"] == plan.title
    assert (first["role"], first["role_label"], first["task"]) == ("support", "配合", "第 1 项")
    assert (first["state"], first["state_label"]) == ("to_sign", "待签收")
    assert (first["light"], first["light_label"]) == ("on_track", "还剩 81 天")
    assert (first["due"], first["deadline"]) == ("2025-06-30", "2025年6月30日（星期一）前")
    assert (second["parts"], second["parts_done"]) == (4, 0)


def test_the_office_reads_the_whole_plan_and_another_unit_nothing(
    district: District, plan: Plan
) -> None:
    assert ask(LIST, token(district.office, "督查系统")).json()["count"] == 3
    key = token(district.school, "教育系统")
    assert ask(LIST, key).json()["count"] == 0
    for row in Assignment.objects.all():
        for tail in ("", "/parts"):
            assert_shape(ask(f"{LIST}/{row.pk}{tail}", key), 404, "not_found")


def test_the_filters(district: District, plan: Plan) -> None:
    key = token(district.water)
    signed(district, 2)

    def count(query: str) -> int:
        answer = ask(f"{LIST}?{query}", key)
        assert answer.status_code == 200, answer.content.decode()
        return int(answer.json()["count"])

    assert count("year=2025") == 2
    assert count("year=2024") == 0
    assert count("state=doing") == 1
    assert count("light=on_track") == 1
    assert count("light=late") == 1
    with clock.hold(datetime(2025, 6, 25, 9, tzinfo=clock.CHINA)):
        assert (count("light=late"), count("light=soon")) == (1, 1)


def test_updated_since(district: District, plan: Plan) -> None:
    key = token(district.water)
    with clock.hold(clock.now() + timedelta(hours=2)):
        row = signed(district, 2)
        moment = "2025-04-10T10:00:00"
        for since in (moment, f"{moment}%2B08:00", "2025-04-10T02:00:00Z"):
            found = ask(f"{LIST}?updated_since={since}", key).json()
            assert [one["id"] for one in found["items"]] == [row.pk], since
        assert found["items"][0]["updated_at"].startswith("2025-04-10T")
        assert ask(f"{LIST}?updated_since=2025-04-10T12:00:00", key).json()["count"] == 0


def test_one_task_comes_with_its_days_explained_and_no_names(
    district: District, plan: Plan
) -> None:
    worker = orgs.person(district.water, name="张某某")
    row = Assignment.objects.get(task__order=2)
    ledger.sign(by=worker, assignment=row, version=1)
    ledger.comment(by=district.officer, assignment=row, version=2, text="请抓紧。")
    answer = ask(f"{LIST}/{row.pk}", token(district.water))
    found = answer.json()
    assert found["requirement"] == "公开水质。"
    assert found["nodes"][0]["due"] == "2025-03-31"
    assert all(part["why"] and part["key"] for part in found["nodes"])
    assert [(one["unit"], one["verb"], one["label"]) for one in found["steps"]] == [
        ("区政府办公室", "assign", "分派了任务"),
        ("区水务局", "sign", "签收了任务"),
        ("区政府办公室", "comment", "提了意见"),
    ]
    text = answer.content.decode()
    for person in (worker.name, str(district.officer), "请抓紧"):
        assert person not in text
    parts = ask(f"{LIST}/{row.pk}/parts", token(district.water, "又一个")).json()
    assert parts == found["nodes"]


def test_a_name_that_ends_like_a_unit_stays_here(district: District, plan: Plan) -> None:
    row = Assignment.objects.get(task__order=2)
    ledger.sign(by=orgs.person(district.water), assignment=row, version=1)
    row.events.filter(verb="sign").update(by_name="张三（挂职）")
    found = ask(f"{LIST}/{row.pk}", token(district.water))
    assert "挂职" not in found.content.decode()
    assert found.json()["steps"][1]["unit"] == "区水务局"


def test_nothing_private_reaches_another_units_system(district: District, plan: Plan) -> None:
    row = private.fill(district, plan)
    key = token(district.culture, "文旅系统")
    for address in (LIST, f"{LIST}/{row.pk}", f"{LIST}/{row.pk}/parts"):
        assert private.MARK not in ask(address, key).content.decode()
    answer = ask(reports_of(row), key, {"source_id": "1", "text": "冒充"})
    assert_shape(answer, 404, "not_found")
    # its own unit and the office read neither people nor what was written
    for unit in (district.water, district.office):
        own = ask(f"{LIST}/{row.pk}", token(unit, f"{unit}系统")).content.decode()
        for word in ("人员", "领导", "科室", "进展", "意见", "网页", "退回理由"):
            assert private.MARK + word not in own


def test_the_list_asks_as_often_for_many(
    district: District, plan: Plan, django_assert_max_num_queries: Any
) -> None:
    key = token(district.office, "督查系统")
    ask(LIST, key)
    with django_assert_max_num_queries(8):
        ask(LIST, key)
    with django_assert_max_num_queries(16):
        ask(f"{LIST}/{Assignment.objects.all()[0].pk}", key)


# --- reporting ---

BODY = {"source_id": "W-1", "text": "已公开一季度水质。", "covers": [], "links": []}


def test_a_report_is_taken_once(district: District, plan: Plan) -> None:
    row, key = signed(district, 2), token(district.water)
    part = ask(f"{LIST}/{row.pk}/parts", key).json()[0]["key"]
    link = {"url": "https://shuiwu.example/1", "title": "一季度水质"}
    body = BODY | {"covers": [part], "links": [link]}
    first = ask(reports_of(row), key, body)
    assert first.status_code == 201
    assert (first.json()["new"], first.json()["state"]) == (True, "doing")
    again = ask(reports_of(row), key, body)
    assert again.status_code == 200
    assert again.json() == first.json() | {"new": False}
    event = WorkEvent.objects.get(assignment=row, verb="report")
    assert event.by is None
    assert event.by_name == "业务系统“水务系统”"
    assert [proof.url for proof in evidence.of(event)] == [link["url"]]
    row.refresh_from_db()
    assert row.last_report == BODY["text"]
    assert ask(f"{LIST}/{row.pk}", key).json()["parts_done"] == 1
    assert ask(f"{LIST}/{row.pk}", key).json()["steps"][-1]["unit"] == "业务系统"


@pytest.mark.parametrize(
    "other",
    [
        {"text": "别的内容。"},
        {"links": [{"url": "https://shuiwu.example/2"}]},
        {"covers": ["x"]},
    ],
)
def test_another_content_under_a_known_number_is_refused(
    district: District, plan: Plan, other: dict[str, Any]
) -> None:
    row, key = signed(district, 2), token(district.water)
    ask(reports_of(row), key, BODY)
    assert_shape(ask(reports_of(row), key, BODY | other), 409, "twice")
    assert WorkEvent.objects.filter(verb="report").count() == 1


def test_two_systems_may_use_the_same_number(district: District, plan: Plan) -> None:
    row = signed(district, 2)
    for name in ("甲系统", "乙系统"):
        assert ask(reports_of(row), token(district.water, name), BODY).status_code == 201
    assert WorkEvent.objects.filter(verb="report").count() == 2


def test_a_system_that_is_renamed_stays_the_same(district: District, plan: Plan) -> None:
    row, key = signed(district, 2), token(district.water)
    assert ask(reports_of(row), key, BODY).status_code == 201
    ApiClient.objects.update(name="新水务系统")
    assert ask(reports_of(row), key, BODY).status_code == 200


def test_a_closed_task_still_answers_what_it_has_and_takes_nothing_new(
    district: District, plan: Plan
) -> None:
    row, key = signed(district, 2), token(district.water)
    ask(reports_of(row), key, BODY)
    ledger.withdraw(by=district.officer, assignment=row, version=3, reason="不再要求。")
    assert ask(reports_of(row), key, BODY).status_code == 200
    assert_shape(ask(reports_of(row), key, BODY | {"source_id": "W-2"}), 422, "wrong_state")


def test_a_task_that_nobody_signed_takes_no_report(district: District, plan: Plan) -> None:
    row = Assignment.objects.get(task__order=2)
    assert_shape(ask(reports_of(row), token(district.water), BODY), 422, "wrong_state")


def test_the_office_reads_all_but_reports_for_nobody(district: District, plan: Plan) -> None:
    row = signed(district, 2)
    assert_shape(ask(reports_of(row), token(district.office, "督查"), BODY), 404, "not_found")


def test_each_scope_is_asked_for_by_itself(district: District, plan: Plan) -> None:
    row = signed(district, 2)
    reader = token(district.water, "只读", "plans.read")
    writer = token(district.water, "只报", "plans.report")
    assert_shape(ask(reports_of(row), reader, BODY), 403, "not_allowed")
    assert ask(reports_of(row), writer, BODY).status_code == 201
    for tail in ("", f"/{row.pk}", f"/{row.pk}/parts"):
        assert_shape(ask(LIST + tail, writer), 403, "not_allowed")
    assert_shape(ask(LIST, "gk_wrong"), 401, "no_token")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"text": ""}, "invalid"),
        ({"text": "   "}, "text_missing"),
        ({"text": "长" * 4001}, "invalid"),
        ({"text": 5}, "invalid"),
        ({"text": "坏\x00字"}, "invalid"),
        ({"text": "半个\ud800字"}, "invalid"),
        ({"source_id": ""}, "invalid"),
        ({"source_id": "9" * 101}, "invalid"),
        ({"source_id": "a\x00"}, "invalid"),
        ({"covers": ["nonsense"]}, "part_unknown"),
        ({"covers": "nonsense"}, "invalid"),
        ({"covers": ["x"] * 201}, "invalid"),
        ({"links": [{"url": "javascript:alert(1)"}]}, "evidence"),
        ({"links": [{"url": "https://a.example/", "title": "长" * 201}]}, "invalid"),
        ({"links": [{"title": "没有网址"}]}, "invalid"),
        ({"links": [{"url": "https://a.example/\x00"}]}, "invalid"),
        ({"links": [{"url": f"https://a.example/{n}"} for n in range(21)]}, "invalid"),
    ],
)
def test_what_is_wrong_is_refused_in_the_one_shape(
    district: District, plan: Plan, change: dict[str, Any], code: str
) -> None:
    row = signed(district, 2)
    answer = ask(reports_of(row), token(district.water), BODY | change)
    assert_shape(answer, 422, code)
    assert not WorkEvent.objects.filter(verb="report").exists()


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        (f"{LIST}?year=x", 422, "invalid"),
        (f"{LIST}?year={10**30}", 422, "invalid"),
        (f"{LIST}?state=nonsense", 422, "invalid"),
        (f"{LIST}?light=green", 422, "invalid"),
        (f"{LIST}?updated_since=yesterday", 422, "invalid"),
        (f"{LIST}?page=0", 422, "invalid"),
        (f"{LIST}/0", 422, "invalid"),
        (f"{LIST}/{10**30}", 422, "invalid"),
        (f"{LIST}/{2**63 - 1}", 404, "not_found"),
        (f"{LIST}/x", 422, "invalid"),
    ],
)
def test_a_wrong_question_has_the_one_shape(
    district: District, address: str, status: int, code: str
) -> None:
    assert_shape(ask(address, token(district.water)), status, code)


@pytest.mark.parametrize("since", ["0001-01-01T00:00:00", "9999-12-31T23:59:59", "0"])
def test_the_ends_of_time_are_no_fault(district: District, plan: Plan, since: str) -> None:
    assert ask(f"{LIST}?updated_since={since}", token(district.water)).status_code in (200, 422)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b"null"])
def test_a_body_that_is_none(district: District, plan: Plan, body: bytes) -> None:
    row = signed(district, 2)
    answer = ask(reports_of(row), token(district.water), body)
    assert answer.status_code in (400, 422)
    assert set(answer.json()) == {"code", "message", "reasons"}


def test_a_number_that_cannot_be_kept_whole_is_refused(district: District, plan: Plan) -> None:
    row = signed(district, 2)
    for source in ("", "9" * 101):
        with pytest.raises(Refusal) as refused:
            report_from_system(assignment=row, system="系统", source_id=source, text="进展。")
        assert refused.value.code == "source_id"


def test_a_task_that_was_just_moved_takes_no_report_of_the_old_unit(
    district: District, plan: Plan
) -> None:
    row = signed(district, 2)
    ledger.transfer(
        by=district.officer, assignment=row, version=2, unit=district.culture, reason="划转。"
    )
    moved = Assignment.objects.get(pk=row.pk)
    ledger.sign(by=orgs.person(district.culture), assignment=moved, version=moved.version)
    row.unit = district.water  # as the caller read it before
    with pytest.raises(Refusal) as refused:
        report_from_system(assignment=row, system="水务系统", source_id="1", text="进展。")
    assert refused.value.code == "not_found"


def test_the_description_is_in_chinese(district: District) -> None:
    schema = Client().get("/api/v1/openapi.json").json()
    paths = {path: told for path, told in schema["paths"].items() if "/plans/" in path}
    assert len(paths) == 4
    for methods in paths.values():
        for told in methods.values():
            assert not told["summary"].isascii()
            assert not told["description"].isascii()
            assert all(
                not p["description"].isascii()
                for p in told.get("parameters", [])
                if p["name"] not in ("page", "page_size")
            )
