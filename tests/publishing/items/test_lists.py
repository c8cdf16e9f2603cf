"""The list of items: where each stands, and its filters."""

from __future__ import annotations

import pytest
from django.test import Client

from gongkai.publishing.catalogue.models import EntryState
from gongkai.publishing.items.queries import items
from gongkai.publishing.release import actions as release
from gongkai.publishing.release.models import Audience
from tests.factories import orgs
from tests.factories.items import Newsroom, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


def shown(room: Newsroom, query: str, address: str = "/desk/items/") -> str:
    answer = orgs.signed_in(room.author).get(f"{address}?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("again", [False, True])
def test_what_was_narrowed_and_then_taken_down_is_among_the_taken_down(
    room: Newsroom, again: bool
) -> None:
    circle = Audience.objects.create(unit=room.unit, name="有关企业")
    item = room.item()
    room.published(item)
    publication = room.correct(item, "只给他们看", audience=circle)
    if again:
        publication = room.correct(item, "再改一次", audience=circle)
    release.withdraw(by=room.author, publication=publication, reason="不该公开")
    (row,) = items.rows_of([fresh(item)])
    assert row.word == "已撤下"
    assert item.title in shown(room, "state=withdrawn")
    assert item.title in shown(room, "state=withdrawn", "/desk/release/")
    assert item.title not in shown(room, "state=public")
    gone = Client().get("/api/public/withdrawn/").json()["records"]
    assert [row["address"].endswith(publication.address) for row in gone] == [True]
    assert EntryState.objects.get(entry=room.entry).shown == 0
