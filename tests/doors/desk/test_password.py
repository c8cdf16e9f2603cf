"""The first password is changed before anything else; the last five are refused."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from gongkai.doors.desk.actions import change_password
from gongkai.ground.audit.models import Entry
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs.actions import reset_password
from gongkai.ground.orgs.models import User

from .conftest import PASSWORD, is_in, sign_in

pytestmark = pytest.mark.django_db

NEW = "shan-shui-2026"


def change(client: Client, old: str = PASSWORD, new: str = NEW, again: str = NEW) -> str:
    data = {"old": old, "new": new, "again": again}
    return client.post(reverse("desk:password"), data, follow=True).content.decode()


def test_a_first_password_lets_nobody_work(client: Client, chen: User) -> None:
    first = reset_password(by=None, person=chen)
    sign_in(client, password=first)
    for name in ("desk:home", "desk:me", "notices:inbox", "mfa_index"):
        assert client.get(reverse(name))["Location"] == reverse("desk:password")
    assert client.get(reverse("desk:password")).status_code == 200
    change(client, old=first)
    assert is_in(client)


def test_one_may_sign_out_instead(client: Client, chen: User) -> None:
    sign_in(client, password=reset_password(by=None, person=chen))
    client.post(reverse("account_logout"))
    assert client.get(reverse("desk:home"))["Location"].startswith(reverse("account_login"))


def test_the_new_password_works_and_the_old_one_does_not(client: Client, chen: User) -> None:
    sign_in(client)
    change(client)
    assert is_in(client)  # the own session goes on
    assert sign_in(Client(), password=NEW) == 302
    assert sign_in(Client(), password=PASSWORD) == 200
    assert Entry.objects.filter(verb="desk.password", by_id=chen.pk).count() == 1


def test_other_sessions_end(client: Client, chen: User) -> None:
    elsewhere = Client()
    sign_in(elsewhere)
    sign_in(client)
    change(client)
    assert not is_in(elsewhere)


def test_the_last_five_are_refused_and_the_sixth_is_not(chen: User) -> None:
    used = [PASSWORD, *(f"mountain-{n}-water" for n in range(5))]
    for password in used[1:]:
        change_password(by=chen, new=password)
    for password in used[1:]:
        with pytest.raises(Refusal, match="最近用过"):
            change_password(by=chen, new=password)
    change_password(by=chen, new=PASSWORD)


def test_a_reset_does_not_forget_earlier_passwords(chen: User) -> None:
    reset_password(by=None, person=chen)
    with pytest.raises(Refusal, match="最近用过"):
        change_password(by=chen, new=PASSWORD)


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("short-1", "至少要 10 位"),
        ("20260310987654", "不能全是数字"),
        ("chenli-chenli", "太像"),
        ("basketball", "太常见"),
    ],
)
def test_a_weak_password_is_refused_in_words(chen: User, password: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(password, chen)
    assert sentence in "".join(refused.value.messages)


def test_every_fault_is_said_on_the_page(client: Client, chen: User) -> None:
    sign_in(client)
    assert "现在的密码不对" in change(client, old="wrong")
    assert "两遍写的不一样" in change(client, again="something-else-1")
    assert "最近用过" in change(client, new=PASSWORD, again=PASSWORD)
    chen.refresh_from_db()
    assert chen.check_password(PASSWORD)


def test_guessing_the_present_password_locks_too(client: Client, chen: User) -> None:
    sign_in(client)
    for _ in range(5):
        change(client, old="wrong")
    assert sign_in(Client()) == 429
