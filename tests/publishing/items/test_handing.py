"""A post handed over takes the items of its holder along."""

from __future__ import annotations

import pytest

from gongkai.ground.audit.models import Entry as Logged
from gongkai.ground.notices.models import Notice
from gongkai.ground.orgs import actions as orgs_actions
from gongkai.ground.orgs.models import Post
from gongkai.publishing.items import actions
from gongkai.publishing.items.models import Item
from tests.factories import orgs
from tests.factories.items import LONG_AGO, Newsroom, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


def post_of(room: Newsroom) -> Post:
    return room.author.posts.get(unit=room.unit, role__code="info_officer")


def test_the_successor_is_responsible_and_told(room: Newsroom) -> None:
    mine, void = room.item(), room.item(title="作废的")
    actions.make_void(by=room.author, item=void, reason="写错了")
    new = orgs.person()
    orgs_actions.hand_over(by=None, post=post_of(room), to=new, note="都在这里")
    assert fresh(mine).editor == new
    assert fresh(void).editor == room.author
    told = Notice.objects.get(to=new, kind="items.handed")
    assert "1 条政府信息" in told.subject
    assert Logged.objects.filter(verb="items.handed", record_id=new.pk).count() == 1


def test_what_is_another_s_stays(room: Newsroom) -> None:
    item = room.item()
    Item.objects.filter(pk=item.pk).update(editor=orgs.person())
    orgs_actions.hand_over(by=None, post=post_of(room), to=orgs.person())
    assert not Notice.objects.filter(kind="items.handed").exists()


def test_a_post_that_writes_nothing_takes_nothing_along(room: Newsroom) -> None:
    item = room.item()
    leader = orgs_actions.give_post(
        by=None, user=room.author, unit=room.unit, role="unit_leader", since=LONG_AGO
    )
    orgs_actions.hand_over(by=None, post=leader, to=orgs.person())
    assert fresh(item).editor == room.author


def test_who_keeps_another_post_that_writes_keeps_the_items(room: Newsroom) -> None:
    item = room.item()
    post = post_of(room)
    orgs_actions.give_post(
        by=None, user=room.author, unit=room.unit, role="office_staff", since=LONG_AGO
    )
    orgs_actions.hand_over(by=None, post=post, to=orgs.person())
    assert fresh(item).editor == room.author
