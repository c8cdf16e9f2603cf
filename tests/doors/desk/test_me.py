"""The own data."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.ground.audit.models import Entry
from gongkai.ground.orgs.models import User

from .conftest import sign_in

pytestmark = pytest.mark.django_db


def test_contact_data_are_kept_and_the_log_does_not_repeat_them(client: Client, chen: User) -> None:
    sign_in(client)
    client.post(reverse("desk:me"), {"phone": "139 0000-0001", "email": "chenli@example.cn"})
    chen.refresh_from_db()
    assert (chen.phone, chen.email) == ("13900000001", "chenli@example.cn")
    entry = Entry.objects.get(verb="desk.own_data")
    assert "139" not in entry.sentence
    assert entry.data == {}


@pytest.mark.parametrize(
    ("phone", "sentence"),
    [
        ("1390000000", "现在有 10 位，应是 11 位"),
        ("12900000001", "应以 13 到 19 开头"),
        ("0539-abc", "只能是数字"),
        ("１３９０００００００１", "半角"),
    ],
)
def test_a_wrong_number_is_explained(client: Client, chen: User, phone: str, sentence: str) -> None:
    sign_in(client)
    page = client.post(reverse("desk:me"), {"phone": phone, "email": ""})
    assert sentence in page.content.decode()
    chen.refresh_from_db()
    assert chen.phone == ""


def test_the_posts_are_named(client: Client, chen: User) -> None:
    sign_in(client)
    assert "云川区教育局" in client.get(reverse("desk:me")).content.decode()
