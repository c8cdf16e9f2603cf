"""TOTP: enrolled with the telephone, asked for at sign-in, required where the office says so."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client
from django.urls import reverse

from gongkai.ground.audit.models import Entry
from gongkai.ground.notices.queries import inbox
from gongkai.ground.orgs.models import User

from .conftest import PASSWORD, is_in, sign_in

pytestmark = pytest.mark.django_db


def code_for(secret: str) -> str:
    """What the telephone shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def enrol(client: Client) -> tuple[str, list[str]]:
    """Go through the pages as a person does; the secret and the recovery codes."""
    address = reverse("mfa_activate_totp")
    again = client.get(address)
    assert again["Location"].startswith(reverse("account_reauthenticate"))
    client.post(again["Location"], {"password": PASSWORD, "next": address})
    page = client.get(address).content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    secret = re.search(r"secret\">([A-Z2-7]+)<", page)
    assert secret
    shown = client.post(address, {"code": code_for(secret[1])}, follow=True).content.decode()
    return secret[1], re.findall(r"<li class=\"num\">(\d+)</li>", shown)


def second_step(client: Client, code: str) -> int:
    return client.post(reverse("mfa_authenticate"), {"code": code}).status_code


def test_codes_are_shown_once_and_stored_encrypted(
    client: Client, chen: User, django_capture_on_commit_callbacks: Any
) -> None:
    sign_in(client)
    with django_capture_on_commit_callbacks(execute=True):
        secret, codes = enrol(client)
    assert len(codes) == 10
    assert "不能再看" in client.get(reverse("mfa_view_recovery_codes")).content.decode()
    for stored in Authenticator.objects.all():
        assert secret not in str(stored.data)
        assert not any(code in str(stored.data) for code in codes)
    assert Entry.objects.filter(verb="desk.second_factor", by_id=chen.pk).exists()


def test_the_password_alone_no_longer_opens(client: Client, chen: User) -> None:
    sign_in(client)
    _, codes = enrol(client)
    other = Client()
    assert sign_in(other) == 302
    assert not is_in(other)
    assert second_step(other, "000000") == 200
    assert not is_in(other)
    assert second_step(other, codes[0]) == 302
    assert is_in(other)


def test_a_recovery_code_works_once(client: Client, chen: User) -> None:
    sign_in(client)
    _, codes = enrol(client)
    for client_now, status in ((Client(), 302), (Client(), 200)):
        sign_in(client_now)
        assert second_step(client_now, codes[3]) == status


def test_codes_cannot_be_guessed_either(client: Client, chen: User) -> None:
    sign_in(client)
    _, codes = enrol(client)
    other = Client()
    sign_in(other)
    statuses = [second_step(other, f"00000{n}") for n in range(5)]
    assert statuses == [200, 200, 200, 200, 429]
    assert second_step(other, codes[0]) == 429
    assert not is_in(other)


def test_a_new_sign_in_does_not_clear_the_count_of_codes(client: Client, chen: User) -> None:
    sign_in(client)
    enrol(client)
    for n in range(5):
        other = Client()
        sign_in(other)
        status = second_step(other, f"00000{n}")
    assert status == 429


@pytest.mark.parametrize(
    ("rule", "bound"),
    [("optional", set()), ("officers", {"zhouan"}), ("everyone", {"chenli", "zhouan"})],
)
def test_the_office_says_for_whom(
    chen: User, guard: User, settings: Any, rule: str, bound: set[str]
) -> None:
    settings.SECOND_FACTOR = rule
    sent_to_enrol = set()
    for name in ("chenli", "zhouan"):
        client = Client()
        sign_in(client, name)
        answer = client.get(reverse("desk:home"))
        if answer.get("Location") == reverse("mfa_activate_totp"):
            sent_to_enrol.add(name)
    assert sent_to_enrol == bound


def test_who_must_have_it_cannot_switch_it_off(client: Client, chen: User, settings: Any) -> None:
    settings.SECOND_FACTOR = "everyone"
    sign_in(client)
    enrol(client)
    page = client.post(reverse("mfa_deactivate_totp"), {}).content.decode()
    assert "不能停用" in page
    assert Authenticator.objects.filter(type="totp").exists()


def test_who_may_can_switch_it_off(client: Client, chen: User) -> None:
    sign_in(client)
    enrol(client)
    client.post(reverse("mfa_deactivate_totp"), {})
    assert not Authenticator.objects.exists()
    assert sign_in(Client()) == 302


def test_a_lost_telephone_is_the_security_officers_business(
    client: Client, chen: User, guard: User
) -> None:
    sign_in(client)
    enrol(client)
    officer = Client()
    sign_in(officer, "zhouan")
    officer.post(reverse("desk:remove-second-factor"), {"username": "ChenLi"})
    assert not Authenticator.objects.exists()
    entry = Entry.objects.get(verb="desk.remove_second_factor")
    assert entry.by_id == guard.pk
    assert "动态验证码已经停用" in inbox(chen)[0].subject
    other = Client()
    sign_in(other)
    assert is_in(other)


@pytest.mark.parametrize(
    ("username", "sentence"),
    [("nobody", "没有“nobody”这个账号"), ("zhouan", "不能停用自己的"), ("chenli", "没有开通")],
)
def test_what_cannot_be_switched_off_is_explained(
    client: Client, chen: User, guard: User, username: str, sentence: str
) -> None:
    sign_in(client, "zhouan")
    data = {"username": username}
    page = client.post(reverse("desk:remove-second-factor"), data, follow=True)
    assert sentence in page.content.decode()
    assert not Entry.objects.filter(verb="desk.remove_second_factor").exists()


def test_nobody_else_may(client: Client, chen: User, guard: User) -> None:
    sign_in(client)
    data = {"username": "zhouan"}
    assert client.post(reverse("desk:remove-second-factor"), data).status_code == 404
