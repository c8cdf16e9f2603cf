"""The API: tokens, scopes, one error shape on every answer, and a description that holds."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from gongkai.doors.api import actions
from gongkai.doors.api.models import ApiClient
from gongkai.doors.api.v1 import api
from gongkai.ground.core.errors import Refusal
from tests.factories import orgs

pytestmark = pytest.mark.django_db

UNITS = "/api/v1/units"


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()  # the throttle counts there


@pytest.fixture
def token() -> str:
    unit = orgs.unit("云川区大数据中心", short_name="区大数据中心")
    return actions.add_client(by=None, name="热线平台", unit=unit, scopes=["units.read"])[1]


def ask(address: str, token: str = "", method: str = "GET", **more: Any) -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    client = Client(raise_request_exception=False)
    return client.generic(method, address, headers=headers, **more)


def assert_shape(answer: Any, status: int, code: str) -> None:
    assert answer.status_code == status
    body = answer.json()
    assert set(body) == {"code", "message", "reasons"}
    assert body["code"] == code
    assert body["message"].endswith("。")
    assert body["reasons"]
    assert all(set(reason) == {"code", "message", "where"} for reason in body["reasons"])
    assert "Traceback" not in answer.content.decode()


def test_units_are_given_to_a_known_system(token: str) -> None:
    answer = ask(UNITS, token)
    assert answer.status_code == 200
    (unit,) = answer.json()["items"]
    assert (unit["name"], unit["short_name"], unit["active"]) == (
        "云川区大数据中心",
        "区大数据中心",
        True,
    )
    assert ApiClient.objects.get().last_used is not None


def test_without_a_token_that_holds_nothing_is_said(token: str) -> None:
    for wrong in ("", "gk_wrong", token[:-1], "other"):
        assert_shape(ask(UNITS, wrong), 401, "no_token")
    actions.revoke(by=None, client=ApiClient.objects.get())
    assert_shape(ask(UNITS, token), 401, "no_token")


def test_a_token_is_good_for_its_scopes_only(token: str) -> None:
    ApiClient.objects.update(scopes=[])
    assert_shape(ask(UNITS, token), 403, "not_allowed")


def test_a_signed_in_person_is_no_system() -> None:
    browser = orgs.signed_in(orgs.person(orgs.unit()))
    assert_shape(browser.get(UNITS), 401, "no_token")


@pytest.mark.parametrize(
    ("method", "address", "status", "code"),
    [
        ("GET", "/api/v1/nothing", 404, "not_found"),
        ("POST", "/api/v1/nothing/at/all", 404, "not_found"),
        ("DELETE", UNITS, 405, "wrong_method"),
        ("GET", f"{UNITS}?active=perhaps", 422, "invalid"),
        ("GET", f"{UNITS}?page=x", 422, "invalid"),
    ],
)
def test_every_error_has_the_one_shape(
    method: str, address: str, status: int, code: str, token: str
) -> None:
    assert_shape(ask(address, token, method), status, code)


def test_what_is_wrong_is_named(token: str) -> None:
    (reason,) = ask(f"{UNITS}?active=perhaps", token).json()["reasons"]
    assert reason["where"].endswith("active")


@pytest.mark.parametrize(
    ("raised", "status", "code"),
    [
        (Refusal("stale", "请刷新后再试。"), 409, "stale"),
        (Refusal("empty", "请填写名称。"), 422, "empty"),
        (ValueError("secret detail"), 500, "failed"),
    ],
)
def test_what_an_operation_raises_becomes_an_answer(
    raised: Exception, status: int, code: str, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise raised

    monkeypatch.setattr(
        "gongkai.ground.orgs.api.Unit.objects", type("Broken", (), {"order_by": broken})
    )
    answer = ask(UNITS, token)
    assert_shape(answer, status, code)
    assert "secret" not in answer.content.decode()


def test_too_many_questions_are_refused(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask(UNITS, token).status_code == 200  # the throttle remembers from its first
    monkeypatch.setattr("ninja.throttling.AuthRateThrottle.allow_request", lambda *_: False)
    assert_shape(ask(UNITS, token), 429, "too_often")


def test_the_description_holds_every_operation_in_chinese() -> None:
    schema = ask("/api/v1/openapi.json").json()
    operations = [told for path in schema["paths"].values() for told in path.values()]
    assert operations
    for told in operations:
        assert told["security"], "each operation wants a token"
        assert told["summary"].isascii() is False
    assert set(schema["paths"]) == set(api.get_openapi_schema()["paths"])


def test_its_own_address_leads_to_the_description() -> None:
    assert ask(ask("/api/v1/").json()["openapi"]).status_code == 200


def test_the_public_site_has_no_api_but_tells_its_health() -> None:
    with override_settings(ROOT_URLCONF="config.urls_public"):
        assert ask(UNITS).status_code == 404
        assert ask("/api/health").json() == {"status": "alive"}
