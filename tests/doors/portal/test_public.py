"""The public pages: honest when empty, whole when filled, grey when told."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.doors.portal import actions, example
from gongkai.ground.core import clock
from gongkai.ground.ui import leaving
from tests.factories import orgs

pytestmark = pytest.mark.django_db
PAGES = ["home", "open", "guide", "units", "sitemap", "accessibility", "about"]
DAY = datetime(2025, 12, 13, 9, tzinfo=clock.CHINA)


def text(client: Client, name: str) -> str:
    response = client.get(reverse(f"portal:{name}"))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_stands_on_an_empty_database(client: Client, name: str) -> None:
    page = text(client, name)
    assert page.count("<h1") == 1
    assert "None" not in page


@pytest.mark.parametrize("name", PAGES)
def test_every_page_shows_organiser_badges_and_telephone(client: Client, name: str) -> None:
    example.load()
    page = text(client, name)
    for shown in ("云川区人民政府办公室", "网站标识码 0000000000", "云ICP备", "0000-8866 0123"):
        assert shown in page


def test_the_home_page_has_no_search_box_while_nothing_answers(client: Client) -> None:
    assert 'type="search"' not in text(client, "home")


def test_the_guide_gives_all_that_article_12_asks(client: Client) -> None:
    example.load()
    page = text(client, "guide")
    for part in (
        "公开哪几类信息",
        "信息怎样编排",
        "怎样得到信息",
        "机构名称",
        "办公地址",
        "办公时间",
    ):
        assert part in page
    for part in ("联系电话", "传真", "互联网联系方式"):
        assert part in page


def test_units_are_listed_by_kind_and_closed_ones_are_not(client: Client) -> None:
    root = orgs.government()
    orgs.unit("云川区教育局", parent=root, phone="8866 0200")
    page = text(client, "units")
    assert "共有 2 个单位" in page
    assert "政府部门、单位" in page
    assert 'href="tel:88660200"' in page


def test_in_elder_mode_the_home_page_is_a_shorter_one(client: Client) -> None:
    example.load()
    client.get("/?look=elder")
    page = text(client, "home")
    assert 'class="four"' in page
    assert "回普通版" in page
    assert 'class="hero"' not in page


def test_on_days_of_mourning_the_public_site_is_grey_and_the_desk_is_not(client: Client) -> None:
    actions.set_grey(by=None, since=DAY.date(), until=DAY.date(), reason="国家公祭日")
    assert " data-grey" not in text(client, "home")
    with clock.hold(DAY):
        assert '<html lang="zh-CN" data-grey>' in text(client, "home")
        assert "data-grey" not in client.get("/desk/sign-in/").content.decode()


def test_before_another_site_the_target_is_shown_in_plain_text(client: Client) -> None:
    page = client.get(leaving.address("https://elsewhere.example/?a=<b>")).content.decode()
    assert "<b>https://elsewhere.example/?a=&lt;b&gt;</b>" in page
    assert "继续访问" in page


@pytest.mark.parametrize("to", ["", "https://evil.example/", "javascript:alert(1):sig"])
def test_an_unsigned_target_is_not_shown(client: Client, to: str) -> None:
    response = client.get("/leave/", {"to": to})
    assert response.status_code == 404
    assert "evil.example" not in response.content.decode().replace("%2F", "/").split("<main")[1]


def test_robots_are_kept_from_the_desk_and_find_the_map(client: Client) -> None:
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /desk/" in robots
    assert "Sitemap: http://testserver/sitemap.xml" in robots


def test_every_address_of_the_map_answers(client: Client) -> None:
    root = ET.fromstring(client.get("/sitemap.xml").content)
    addresses = [each.text or "" for each in root.iter() if each.tag.endswith("loc")]
    assert len(addresses) >= len(PAGES)
    assert {client.get(address).status_code for address in addresses} == {200}


def test_the_small_picture_is_found(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"].endswith("mark.svg")


def test_a_page_costs_few_queries_however_many_units(
    client: Client, django_assert_num_queries: object
) -> None:
    root = orgs.government()
    client.get("/")
    # the profile, the badges, the guide, the units, and the newest that is public
    with django_assert_num_queries(5) as one:
        client.get("/")
    for _ in range(3):
        orgs.unit(parent=root, phone="1")
    with django_assert_num_queries(len(one)):
        client.get("/")
