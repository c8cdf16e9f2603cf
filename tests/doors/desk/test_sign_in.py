"""Signing in and out, and what the log says of it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from gongkai.ground.audit.models import Entry
from gongkai.ground.orgs.actions import disable_person
from gongkai.ground.orgs.models import User

from .conftest import PASSWORD, is_in, sign_in

pytestmark = pytest.mark.django_db


def test_the_right_password_opens_the_desk(client: Client, chen: User) -> None:
    assert sign_in(client) == 302
    assert is_in(client)
    entry = Entry.objects.get(verb="desk.sign_in")
    assert entry.by_id == chen.pk
    assert entry.address == "127.0.0.1"


def test_the_session_gets_a_new_key(client: Client, chen: User) -> None:
    client.get(reverse("account_login"))
    session = client.session
    session["before"] = 1
    session.save()
    client.cookies["sessionid"] = before = session.session_key
    sign_in(client)
    assert client.session.session_key != before


@pytest.mark.parametrize(("name", "password"), [("chenli", "wrong"), ("nobody", PASSWORD)])
def test_the_answer_does_not_tell_which_was_wrong(
    client: Client, chen: User, name: str, password: str
) -> None:
    page = client.post(reverse("account_login"), {"login": name, "password": password})
    assert "账号或密码不对" in page.content.decode()
    assert not is_in(client)


def test_a_password_typed_as_account_is_not_logged(client: Client, chen: User) -> None:
    sign_in(client, "my-secret-9-password", "x")
    entry = Entry.objects.get(verb="desk.sign_in_failed")
    assert "my-secret" not in entry.sentence
    sign_in(client, "chenli", "x")
    assert "chenli" in Entry.objects.filter(verb="desk.sign_in_failed").first().sentence


def test_empty_fields_are_asked_for(client: Client) -> None:
    text = client.post(reverse("account_login"), {}).content.decode()
    assert "请填写账号。" in text
    assert "请填写密码。" in text


def test_signing_out_is_a_post(client: Client, chen: User) -> None:
    sign_in(client)
    assert client.get(reverse("account_logout")).status_code == 200
    assert is_in(client)
    client.post(reverse("account_logout"))
    assert not is_in(client)
    assert Entry.objects.filter(verb="desk.sign_out", by_id=chen.pk).count() == 1


def test_a_shut_account_is_told_so(client: Client, chen: User) -> None:
    disable_person(by=None, person=chen)
    answer = client.post(
        reverse("account_login"), {"login": "chenli", "password": PASSWORD}, follow=True
    )
    assert "已经停用" in answer.content.decode()
    assert not is_in(client)


def test_one_comes_back_to_the_page_one_wanted(client: Client, chen: User) -> None:
    wanted = reverse("desk:me")
    to_sign_in = client.get(wanted)["Location"]
    answer = client.post(to_sign_in, {"login": "chenli", "password": PASSWORD, "next": wanted})
    assert answer["Location"] == wanted


def test_nobody_is_led_out_of_the_house(client: Client, chen: User) -> None:
    answer = client.post(
        reverse("account_login"),
        {"login": "chenli", "password": PASSWORD, "next": "https://evil.example/"},
    )
    assert "evil" not in answer["Location"]


@pytest.mark.parametrize(
    "name",
    ["account_signup", "account_email", "account_reset_password", "socialaccount_connections"],
)
def test_what_we_do_not_want_does_not_exist(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_staff_pages_are_kept_by_no_cache(client: Client, chen: User) -> None:
    assert "no-store" in client.get(reverse("account_login"))["Cache-Control"]
    sign_in(client)
    assert "no-store" in client.get(reverse("desk:home"))["Cache-Control"]


def test_the_library_does_not_hide_the_facts_of_the_site(client: Client) -> None:
    given = client.get(reverse("account_login")).context
    assert getattr(given.get("site"), "domain", None) is None
