"""The first page shows what every room hands over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from gongkai.ground.core import clock
from gongkai.ground.notices.actions import notify
from gongkai.ground.orgs.models import User
from gongkai.ground.ui import slots
from gongkai.ground.ui.todo import TodoItem

from .conftest import sign_in

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=clock.CHINA)


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with clock.hold(NOW):
        yield


@pytest.fixture
def handed() -> Iterator[list[TodoItem]]:
    """What a room hands over to the desk in this test."""
    items: list[TodoItem] = []

    def provider(request: HttpRequest) -> list[TodoItem]:
        return items

    slots.register("desk.todo", provider)
    yield items
    items.clear()


def home(client: Client) -> str:
    sign_in(client)
    return client.get(reverse("desk:home")).content.decode()


def test_an_empty_desk_says_so(client: Client, chen: User) -> None:
    text = home(client)
    assert "陈立，上午好。" in text
    assert "现在没有等您办的事。" in text


def test_to_dos_are_listed_by_urgency(client: Client, chen: User, handed: list[TodoItem]) -> None:
    today = clock.today()
    handed += [
        TodoItem("以后的事", "/desk/help/", "年度任务", due=today + timedelta(days=20)),
        TodoItem("迟了的事", "/desk/help/", "年度任务", due=today - timedelta(days=1)),
    ]
    text = home(client)
    assert "今天先办前 1 件。" in text
    assert text.index("迟了的事") < text.index("以后的事")
    assert "已超 1 天" in text


def test_unread_notices_are_shown(client: Client, chen: User) -> None:
    notify(to=chen, kind="tests.task", subject="区教育局有一项新任务", body="", key="k")
    assert "区教育局有一项新任务" in home(client)


def test_the_help_page_opens(client: Client, chen: User) -> None:
    sign_in(client)
    assert "常见问题" in client.get(reverse("desk:help")).content.decode()
