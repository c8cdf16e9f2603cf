"""Five failures close an account for a while; the security officer opens it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.ground.audit.models import Entry
from gongkai.ground.core import clock
from gongkai.ground.notices.queries import inbox
from gongkai.ground.orgs.models import User

from .conftest import PASSWORD, is_in, sign_in

pytestmark = pytest.mark.django_db


def fail(client: Client, times: int, name: str = "chenli") -> int:
    return [sign_in(client, name, "wrong") for _ in range(times)][-1]


def test_the_fifth_failure_locks(client: Client, chen: User) -> None:
    assert fail(client, 4) == 200
    assert fail(client, 1) == 429
    assert sign_in(client) == 429
    assert not is_in(client)
    assert Entry.objects.filter(verb="desk.locked").exists()


def test_the_page_says_how_long_and_whom_to_call(client: Client, chen: User) -> None:
    fail(client, 5)
    data = {"login": "chenli", "password": PASSWORD}
    text = client.post(reverse("account_login"), data).content.decode()
    until = clock.now() + timedelta(minutes=30)
    assert f"{until.month}月{until.day}日" in text
    assert "安全保密管理员" in text


def test_capitals_and_blanks_do_not_open_a_fresh_count(client: Client, chen: User) -> None:
    for name in ("chenli", "CHENLI", " chenli ", "Chenli", "chenLi"):
        status = sign_in(client, name, "wrong")
    assert status == 429


def test_another_address_and_another_account_stay_open(
    client: Client, chen: User, guard: User
) -> None:
    fail(client, 5)
    assert sign_in(client, "zhouan") == 302
    assert sign_in(Client(REMOTE_ADDR="10.0.0.9")) == 302


def test_success_clears_the_count(client: Client, chen: User) -> None:
    fail(client, 4)
    sign_in(client)
    client.post(reverse("account_logout"))
    assert fail(client, 4) == 200


def test_a_lock_ends_by_itself(client: Client, chen: User, settings: Any) -> None:
    fail(client, 5)
    settings.AXES_COOLOFF_TIME = timedelta(0)
    assert sign_in(client) == 302


def test_the_security_officer_opens_the_account(client: Client, chen: User, guard: User) -> None:
    fail(client, 5)
    officer = Client()
    sign_in(officer, "zhouan")
    assert "chenli" in officer.get(reverse("desk:locks")).content.decode()
    officer.post(reverse("desk:unlock"), {"username": "chenli", "address": "127.0.0.1"})
    entry = Entry.objects.get(verb="desk.unlock")
    assert entry.by_id == guard.pk
    assert "chenli" in entry.sentence
    assert sign_in(client) == 302


def test_an_open_account_needs_no_opening(client: Client, guard: User) -> None:
    sign_in(client, "zhouan")
    data = {"username": "chenli", "address": "127.0.0.1"}
    page = client.post(reverse("desk:unlock"), data, follow=True)
    assert "现在没有锁定" in page.content.decode()
    assert not Entry.objects.filter(verb="desk.unlock").exists()


def test_nobody_else_sees_the_locks(client: Client, chen: User) -> None:
    sign_in(client)
    assert client.get(reverse("desk:locks")).status_code == 404
    assert client.post(reverse("desk:unlock")).status_code == 404


def test_the_person_and_the_security_officer_are_told_once(
    client: Client, chen: User, guard: User
) -> None:
    fail(client, 9)
    for user in (chen, guard):
        (notice,) = inbox(user)
        assert "chenli" in notice.subject
    assert Entry.objects.filter(verb="desk.locked").count() == 1


def test_behind_a_proxy_the_clients_address_counts(
    client: Client, chen: User, settings: Any
) -> None:
    settings.PROXIES = 1
    here, elsewhere = "203.0.113.9", "203.0.113.10"
    data = {"login": "chenli", "password": "wrong"}
    for number in range(5):
        # an invented first entry must not open a fresh count
        header = {"X-Forwarded-For": f"198.51.100.{number}, {here}"}
        status = client.post(reverse("account_login"), data, headers=header).status_code
    assert status == 429
    data["password"] = PASSWORD
    header = {"X-Forwarded-For": elsewhere}
    assert Client().post(reverse("account_login"), data, headers=header).status_code == 302
