"""Lists, feeds and the API of what is public: real links, nothing twice, nothing left out."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from gongkai.ground.core import clock
from gongkai.publishing.release.models import Audience, Publication
from gongkai.publishing.release.queries import capped
from gongkai.publishing.release.views.public import feeds
from tests.factories.release import Press

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def walk(address: str) -> list[str]:
    """All addresses that a copy of what is public would get."""
    found: list[str] = []
    while address:
        answer = Client().get(address).json()
        found += [one["address"] for one in answer["records"]]
        address = answer["next"] or ""
    return found


def test_rss_and_atom_say_the_same(press: Press) -> None:
    one = press.published(title="第一件 & 其他")
    two = press.published(title="第二件𠮷")
    rss = ET.fromstring(Client().get(f"/feeds/unit/{press.unit.pk}/rss.xml").content)
    atom = ET.fromstring(Client().get(f"/feeds/unit/{press.unit.pk}/atom.xml").content)
    titles = [item.findtext("title") for item in rss.iter("item")]
    assert titles == ["第二件𠮷", "第一件 & 其他"]
    assert titles == [entry.findtext(f"{ATOM}title") for entry in atom.iter(f"{ATOM}entry")]
    links = [item.findtext("link") for item in rss.iter("item")]
    assert links == [f"http://testserver{row.address}" for row in (two, one)]


@pytest.mark.parametrize("address", ["/feeds/unit/999999/rss.xml", "/feeds/nothing/1/atom.xml"])
def test_there_is_no_feed_of_nothing(address: str) -> None:
    assert Client().get(address).status_code == 404


def test_a_list_names_what_is_public_and_filters_it(press: Press) -> None:
    press.published(title="关于开放日的通知")
    press.published(title="关于暂停供水的通知")
    shelf = f"/lists/unit/{press.unit.pk}/"
    assert Client().get(shelf).content.decode().count('<li><a href="/info/') == 2
    found = Client().get(f"{shelf}?q=供水").content.decode()
    assert "暂停供水" in found
    assert "开放日" not in found
    assert "没有符合条件的信息" in Client().get(f"{shelf}?q=没有的字").content.decode()
    assert Client().get(f"{shelf}?year=0000&page=-1").status_code == 200


def test_what_is_for_a_circle_is_in_no_list_feed_or_answer(press: Press) -> None:
    circle = Audience.objects.create(unit=press.unit, name="听证代表")
    hidden = press.release(press.review(press.leaflet(title="听证材料")), audience=circle)
    for address in (
        "/lists/",
        f"/lists/unit/{press.unit.pk}/",
        f"/feeds/unit/{press.unit.pk}/rss.xml",
        "/api/public/records/",
    ):
        assert "听证材料" not in Client().get(address).content.decode()
    assert Client().get(f"/api/public/records{hidden.address}").status_code == 404
    assert "听证材料" not in Client().get(hidden.address).content.decode()


def test_a_copy_gets_everything_once_also_when_many_changed_at_one_moment(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "IN_AN_ANSWER", 2)
    with clock.hold(clock.now()):
        made = [press.published(title=f"第{number}件") for number in range(5)]
    wanted = {f"http://testserver{one.address}" for one in made}
    found = walk("/api/public/records/")
    assert len(found) == len(wanted)
    assert set(found) == wanted


def test_a_copy_asks_what_changed_since(press: Press) -> None:
    first = press.published(title="第一件")
    press.published(title="第二件")
    later = clock.now() + timedelta(hours=1)
    with clock.hold(later):
        press.correct(first, "改过的正文。")
    since = later.isoformat().replace("+", "%2B")
    assert walk(f"/api/public/records/?since={since}") == [f"http://testserver{first.address}"]


@pytest.mark.parametrize(
    "query",
    [
        "since=gestern",
        "since=2026-01-01",
        "since=2026-99-99T00:00:00Z",
        "since=0001-01-01T00:00:00%2B14:00",
        "since=9999-12-31T23:59:59-14:00",
    ],
)
def test_a_moment_that_is_none_is_refused_with_a_sentence(query: str) -> None:
    answer = Client().get(f"/api/public/records/?{query}")
    assert answer.status_code == 422
    assert answer.json()["code"] == "since_wrong"


def test_the_api_gives_data_files_and_hashes(press: Press) -> None:
    publication = press.published(files={"a": press.upload("名单")})
    answer: dict[str, Any] = Client().get(f"/api/public/records{publication.address}").json()
    assert answer["data"]["text"] == "开放日定在三月五日。"
    assert answer["sha256"] == publication.digest
    file = answer["files"][0]
    assert Client().get(file["address"].removeprefix("http://testserver")).status_code == 200


def test_a_long_list_is_counted_no_further_than_it_is_shown(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capped, "MOST", 3)
    for number in range(5):
        press.published(title=f"第{number}件")
    page = Client().get("/lists/").content.decode()
    assert "只列出最近的 3 条" in page
    assert Publication.objects.count() == 5
