"""OpenID Connect opens accounts that the office has made, and makes none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gongkai.ground.orgs.actions import disable_person, reset_password
from gongkai.ground.orgs.models import User

from . import provider
from .conftest import is_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def gov(settings: Any) -> Iterator[provider.Provider]:
    with provider.running() as running:
        app = {
            "provider_id": "gov",
            "name": "统一身份认证",
            "client_id": "gongkai",
            "secret": "secret",
            "settings": {"server_url": running.address},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
        yield running


def come_back(client: Client, process: str = "login") -> HttpResponse:
    """Go to the provider and come back with its code."""
    away = client.post(reverse("openid_connect_login", args=["gov"]) + f"?process={process}")
    query = parse_qs(urlsplit(away["Location"]).query)
    back = reverse("openid_connect_callback", args=["gov"])
    return client.get(back, {"code": "c", "state": query["state"][0]})


def test_without_the_setting_there_is_no_such_page(client: Client) -> None:
    address = reverse("openid_connect_login", args=["gov"])
    assert client.post(address).status_code == 404
    assert "统一身份认证" not in client.get(reverse("account_login")).content.decode()


def test_a_known_identity_opens_its_account(
    client: Client, chen: User, gov: provider.Provider
) -> None:
    assert "用统一身份认证登录" in client.get(reverse("account_login")).content.decode()
    come_back(client)
    assert is_in(client)
    again = Client()
    come_back(again)
    assert is_in(again)


def test_an_unknown_identity_is_told_whom_to_ask(
    client: Client, chen: User, gov: provider.Provider
) -> None:
    gov.name = "stranger"
    answer = come_back(client)
    assert answer.status_code == 403
    assert "还没有账号" in answer.content.decode()
    assert User.objects.count() == 1


def test_a_shut_account_stays_shut(client: Client, chen: User, gov: provider.Provider) -> None:
    come_back(client)
    disable_person(by=None, person=chen)
    other = Client()
    come_back(other)
    assert not is_in(other)


def test_a_first_password_does_not_matter_to_single_sign_on(
    client: Client, chen: User, gov: provider.Provider
) -> None:
    reset_password(by=None, person=chen)
    come_back(client)
    assert is_in(client)


def test_nobody_joins_a_second_identity_to_an_account(
    client: Client, chen: User, gov: provider.Provider
) -> None:
    come_back(client)
    gov.name = "second"
    assert come_back(client, process="connect").status_code == 404


def test_a_forged_return_opens_nothing(client: Client, chen: User, gov: provider.Provider) -> None:
    back = reverse("openid_connect_callback", args=["gov"])
    answer = client.get(back, {"code": "c", "state": "forged"})
    assert answer.status_code == 502
    assert not is_in(client)
