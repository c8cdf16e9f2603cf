"""The frame's counts are kept for a moment; whoever acts sees fresh ones at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser as HTMLParser

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


def counted(page: str) -> list[str]:
    return [each.text() for each in HTMLParser(page).css(".nav__l .n")]


def test_a_page_does_not_wait_for_the_counts(person: User) -> None:
    client = orgs.signed_in(person)
    notify(person, 1)
    with CaptureQueriesContext(connection) as first:
        page = client.get("/desk/help/").content.decode()
    assert counted(page) == []
    assert (
        HTMLParser(page).css_first(".nav__l").attributes["hx-get"] == "/desk/menu/?at=/desk/help/"
    )
    with CaptureQueriesContext(connection) as asked:
        later = client.get("/desk/menu/?at=/desk/help/", headers={"HX-Request": "true"})
    assert counted(later.content.decode())
    assert len(asked) >= len(first) + 5
    with CaptureQueriesContext(connection) as again:
        page = client.get("/desk/help/").content.decode()
    assert counted(page) == counted(later.content.decode())
    assert "hx-get" not in page.partition("<main")[0]
    assert len(again) <= len(first)


def test_what_comes_later_marks_the_page_it_is_for(person: User) -> None:
    client = orgs.signed_in(person)
    foreign = {"at": "https://elsewhere.example/"}
    answer = client.get("/desk/menu/", foreign, headers={"HX-Request": "true"})
    assert "elsewhere" not in answer.content.decode()
    answer = client.get("/desk/menu/", {"at": "/desk/"}, headers={"HX-Request": "true"})
    marked = HTMLParser(answer.content).css('[aria-current="page"]')
    assert [each.text().strip()[:4] for each in marked] == ["我的待办"]


def test_as_a_page_of_its_own_the_menu_leads_home(person: User) -> None:
    assert orgs.signed_in(person).get("/desk/menu/")["Location"] == "/desk/"
    assert Client().get("/desk/menu/", headers={"HX-Request": "true"}).status_code == 302


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
    client.get("/desk/")
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
