"""People, posts, hand-over and accounts through their actions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.hashers import check_password

from gongkai.ground.audit.queries import history_of
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import actions, queries, signals
from gongkai.ground.orgs.models import User
from tests.factories import orgs

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 6)


@pytest.fixture(autouse=True)
def on_a_day():
    with clock.hold(datetime(2026, 5, 6, 9, tzinfo=UTC)):
        yield


def test_user_names_are_unique_whatever_their_case() -> None:
    orgs.person(username="LinLan", name="林岚")
    with pytest.raises(Refusal, match="已经由林岚使用"):
        orgs.person(username="linlan")


def test_a_reset_password_works_once_shown_and_must_be_changed() -> None:
    person = orgs.person()
    password = actions.reset_password(by=None, person=person)
    stored = User.objects.get(pk=person.pk)
    assert stored.check_password(password)
    assert not stored.check_password(orgs.PASSWORD)
    assert stored.must_change_password
    assert check_password(orgs.PASSWORD, stored.past_passwords.get().hash)
    assert password not in history_of(person)[0].sentence


def test_nobody_shuts_the_own_account() -> None:
    admin = orgs.person(orgs.government(), "office_admin")
    with pytest.raises(Refusal, match="自己的账号"):
        actions.disable_person(by=admin, person=admin)


def test_an_administrator_keeps_only_the_people_of_the_own_government() -> None:
    admin = orgs.person(orgs.government(), "office_admin")
    foreign = orgs.person(orgs.government("明河区人民政府"))
    for action in (actions.reset_password, actions.disable_person):
        with pytest.raises(Refusal) as refusal:
            action(by=admin, person=foreign)
        assert refusal.value.code == "not_allowed"


def test_a_hand_over_moves_the_post_and_tells_the_rooms() -> None:
    unit = orgs.unit("云川区教育局", short_name="区教育局")
    old, new = orgs.person(name="林岚"), orgs.person(name="周砚")
    post = orgs.post(old, unit, "info_officer", title="办公室副主任")
    heard = []

    def listener(**news: object) -> None:
        heard.append(news)

    signals.handed_over.connect(listener)
    try:
        fresh = actions.hand_over(by=None, post=post, to=new, note="档案在二楼")
    finally:
        signals.handed_over.disconnect(listener)
    post.refresh_from_db()
    assert post.until == TODAY - timedelta(1)
    assert (fresh.user, fresh.since, fresh.title) == (new, TODAY, "办公室副主任")
    assert [(each["old"], each["new"], each["note"]) for each in heard] == [
        (post, fresh, "档案在二楼")
    ]
    assert list(queries.holders_of(unit)) == [new]
    assert queries.units_of(old) == []
    sentence = history_of(old)[0].sentence
    assert sentence == "系统把区教育局的办公室副主任由林岚交接给周砚，自2026年5月6日起。"


def test_a_hand_over_that_a_room_refuses_leaves_everything_as_it_was() -> None:
    post = orgs.post(orgs.person(), orgs.unit())

    def refuse(**news: object) -> None:
        raise Refusal("no", "不行。")

    signals.handed_over.connect(refuse)
    try:
        with pytest.raises(Refusal):
            actions.hand_over(by=None, post=post, to=orgs.person())
    finally:
        signals.handed_over.disconnect(refuse)
    post.refresh_from_db()
    assert post.until is None


@pytest.mark.parametrize("days", [-4000, 0])
def test_a_hand_over_cannot_precede_the_post(days: int) -> None:
    person = orgs.person()
    post = orgs.post(person, orgs.unit(), since=TODAY)
    with pytest.raises(Refusal, match="不能在此之前结束"):
        actions.hand_over(by=None, post=post, to=orgs.person(), on=TODAY + timedelta(days))


def test_nobody_hands_over_to_oneself() -> None:
    person = orgs.person()
    post = orgs.post(person, orgs.unit())
    with pytest.raises(Refusal, match="另一位"):
        actions.hand_over(by=None, post=post, to=person)


def test_one_post_is_not_given_twice() -> None:
    unit, person = orgs.unit(), orgs.person()
    orgs.post(person, unit, until=TODAY)
    with pytest.raises(Refusal, match="已经是"):
        orgs.post(person, unit, since=TODAY)
    assert orgs.post(person, unit, since=TODAY + timedelta(1)).pk


def test_ending_a_post_ends_its_deputies() -> None:
    holder, deputy = orgs.person(), orgs.person()
    post = orgs.post(holder, orgs.unit())
    row = actions.name_deputy(
        by=holder, post=post, person=deputy, since=TODAY, until=TODAY + timedelta(9)
    )
    actions.end_post(by=None, post=post)
    row.refresh_from_db()
    assert row.until == TODAY


def test_a_deputy_can_be_sent_home() -> None:
    holder, deputy = orgs.person(), orgs.person()
    post = orgs.post(holder, orgs.unit())
    days = {"since": TODAY - timedelta(2), "until": TODAY + timedelta(9)}
    row = actions.name_deputy(by=holder, post=post, person=deputy, **days)
    assert queries.units_of(deputy)
    actions.end_deputy(by=holder, deputy=row)
    assert queries.units_of(deputy) == []


def test_a_neighbour_names_no_deputy() -> None:
    post = orgs.post(orgs.person(), orgs.unit())
    with pytest.raises(Refusal) as refusal:
        actions.name_deputy(
            by=orgs.person(orgs.unit()), post=post, person=orgs.person(), since=TODAY, until=TODAY
        )
    assert refusal.value.code == "not_allowed"
