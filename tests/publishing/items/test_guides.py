"""Author and reviewers see where a text and a public guide do not agree."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.ground.review.queries import case_of
from gongkai.ground.review.records import hints_on
from gongkai.publishing.items import actions
from gongkai.publishing.items.queries import guides
from gongkai.publishing.items.rules.chain import KIND
from gongkai.publishing.release import actions as release
from tests.factories.items import Newsroom, fresh

pytestmark = pytest.mark.django_db

MATTER = {"matter": "二手房转移登记", "steps": "申请、受理、登簿，5个工作日内办结。"}
TEXT = "二手房 转移登记提速，10个工作日内办结。"


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


def test_a_text_that_names_a_public_guide_is_held_against_it(room: Newsroom) -> None:
    item = room.item(title="办事更快了", body=TEXT)
    draft = room.guide(guide=MATTER)
    assert guides.of_item(item) == []  # a draft guide says nothing yet
    publication = room.published(draft)
    (found,) = guides.of_item(item)
    assert (found.about, found.said, found.guide) == ("办理时限", "10个工作日", "5个工作日")
    release.withdraw(by=room.author, publication=publication, reason="停办")
    assert guides.of_item(item) == []


def test_a_guide_is_not_held_against_itself(room: Newsroom) -> None:
    guide = room.guide(guide=MATTER)
    room.published(guide)
    actions.save(
        by=room.author,
        item=fresh(guide),
        draft=room.draft(guide=fresh(guide).guide | {"steps": "二手房转移登记，3个工作日内办结。"}),
    )
    assert guides.of_item(fresh(guide)) == []


def test_author_and_reviewer_are_told(room: Newsroom, client: Client) -> None:
    room.published(room.guide(guide=MATTER))
    item = room.item(title="办事更快了", body=TEXT)
    client.force_login(room.author)
    page = client.get(reverse("items:item", args=[item.pk])).content.decode()
    assert "和办事指南不一致" in page
    assert "10个工作日" in page
    actions.send(by=room.author, item=item)
    case = case_of(KIND, item.pk)
    assert case is not None
    (hint,) = hints_on(KIND, item.pk)
    client.force_login(room.reviewers()[0])
    page = client.get(reverse("review:case", args=[case.pk])).content.decode()
    assert hint in page
    room_item = fresh(item)
    actions.save(by=room.author, item=room_item, draft=room.draft(title="办事", body="已提速。"))
    assert hints_on(KIND, item.pk) == []
