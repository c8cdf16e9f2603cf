"""The frame's counts are kept for a moment; whoever acts sees fresh ones at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs.models import User
from tests.factories import orgs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def remembering() -> Iterator[None]:
    cache.clear()
    with override_settings(FRAME_SECONDS=10):
        yield
    cache.clear()


@pytest.fixture
def person() -> User:
    return orgs.person(orgs.government(), "office_admin")


def notify(person: User, number: int) -> None:
    notices.notify(to=person, kind="x", subject=f"第 {number} 条", body="", key=str(number))


def test_a_page_asks_the_rooms_once_in_a_moment(person: User) -> None:
    client = orgs.signed_in(person)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get("/desk/help/")
        counts.append(len(queries))
    assert counts[1] <= counts[0] - 5


def test_the_menu_is_ones_own(person: User) -> None:
    first = orgs.signed_in(person).get("/desk/help/").content.decode()
    other = orgs.signed_in(orgs.person(orgs.unit(), "viewer")).get("/desk/help/").content.decode()
    assert "网站设置" in first
    assert "网站设置" not in other


def test_what_others_did_shows_at_once_where_it_is_counted(person: User) -> None:
    client = orgs.signed_in(person)
    client.get("/desk/help/")
    notify(person, 1)
    home = client.get("/desk/").content.decode()
    assert "第 1 条" in home
    with override_settings(FRAME_SECONDS=0):
        assert home.split("<main")[0] == client.get("/desk/").content.decode().split("<main")[0]


def test_who_acted_sees_fresh_counts_on_the_next_page(person: User) -> None:
    client = orgs.signed_in(person)
    notify(person, 1)
    before = client.get("/desk/help/").content.decode().split("<main")[0]
    client.post("/desk/no-such-page/")
    assert client.cookies["acted"]["max-age"] == 10
    assert client.cookies["acted"]["httponly"]
    notify(person, 2)
    after = client.get("/desk/help/").content.decode().split("<main")[0]
    assert before != after


def test_a_reader_gets_no_cookie(person: User) -> None:
    assert "acted" not in Client().get("/").cookies
    assert "acted" not in orgs.signed_in(person).get("/desk/help/").cookies
