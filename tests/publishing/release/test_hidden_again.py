"""What was closed once stays closed; circles widen only by review and narrow everywhere at once."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django.test import Client

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.publishing.release import actions as release
from gongkai.publishing.release.models import Audience, Channel, Dispatch, Publication
from tests.factories.planted import identity
from tests.factories.release import Press

pytestmark = pytest.mark.django_db

SECRET = "不该再看到的话"
AFTER = ("v1/", "v2/changes/")


@pytest.fixture
def press() -> Press:
    return Press()


@pytest.fixture
def circle(press: Press) -> Audience:
    return Audience.objects.create(unit=press.unit, name="特定群体")


def hidden(publication: Publication) -> bool:
    """Neither the first version nor the comparison with it is there."""
    answers = [Client().get(f"{publication.address}{end}") for end in AFTER]
    return all(SECRET not in answer.content.decode() for answer in answers)


def test_a_version_that_was_taken_down_does_not_come_back(press: Press) -> None:
    publication = press.withdraw(press.published(text=SECRET))
    publication = press.correct(publication, "干净的")
    assert Client().get(publication.address).status_code == 200
    assert hidden(publication)


@pytest.mark.parametrize("swept", [True, False])
def test_nor_does_one_whose_days_were_over(press: Press, *, swept: bool) -> None:
    leaflet = press.leaflet(text=SECRET, more={"expires_on": clock.today()})
    publication = press.release(press.review(leaflet))
    Publication.objects.update(expires_on=clock.today() - timedelta(days=1))
    if swept:
        release.expire_due()
    leaflet.more = {}
    publication = press.correct(publication, "新的名单")
    assert hidden(publication)


def test_what_is_over_is_not_prolonged_before_the_sweep(press: Press) -> None:
    publication = press.published(more={"expires_on": clock.today()})
    Publication.objects.update(expires_on=clock.today() - timedelta(days=1))
    with pytest.raises(Refusal) as refusal:
        release.prolong(by=press.author, publication=publication, until=None)
    assert refusal.value.code == "wrong_state"


def test_a_circle_s_version_is_not_for_everybody_later(press: Press, circle: Audience) -> None:
    publication = press.release(press.review(press.leaflet(text=SECRET)), audience=circle)
    publication = press.correct(publication, "大家都能看")
    assert Client().get(publication.address).status_code == 200
    assert hidden(publication)


def test_a_circle_widens_only_after_another_review(press: Press, circle: Audience) -> None:
    leaflet = press.review(press.leaflet(text=SECRET))
    publication = press.release(leaflet, audience=circle)
    with pytest.raises(Refusal) as refusal:
        press.release(leaflet)
    assert refusal.value.code == "widened"
    assert Client().get(publication.address).status_code == 403


def test_narrowing_calls_back_what_is_out(press: Press, circle: Audience) -> None:
    Channel.objects.create(
        unit=press.unit, name="微信", kind=Channel.WEBHOOK, active=True, chosen=True,
        target="https://channel.example/a",
    )  # fmt: skip
    publication = press.published(text="公开的")
    Dispatch.objects.update(state=Dispatch.SENT)
    publication = press.correct(publication, "改为限定", audience=circle)
    assert Dispatch.objects.filter(deed=Dispatch.WITHDRAW, number=1).exists()
    gone = Client().get("/api/public/withdrawn/").json()["records"]
    assert [row["address"].endswith(publication.address) for row in gone] == [True]
    publication = press.correct(publication, "再改一次", audience=circle)
    press.withdraw(publication)
    assert len(Client().get("/api/public/withdrawn/").json()["records"]) == 1


def test_what_was_never_open_is_not_told_of(press: Press, circle: Audience) -> None:
    publication = press.release(press.review(press.leaflet()), audience=circle)
    publication = press.withdraw(press.correct(publication, "再改一次", audience=circle))
    press.correct(publication, "又给他们看", audience=circle)
    assert Client().get("/api/public/withdrawn/").json()["records"] == []


def test_what_ended_is_told_and_what_is_back_is_not(press: Press) -> None:
    leaflet = press.leaflet(more={"expires_on": clock.today()})
    publication = press.release(press.review(leaflet))
    Publication.objects.update(expires_on=clock.today() - timedelta(days=1))
    release.expire_due()
    assert len(Client().get("/api/public/withdrawn/").json()["records"]) == 1
    leaflet.more = {}
    press.correct(publication, "新的名单")
    assert Client().get("/api/public/withdrawn/").json()["records"] == []


def test_words_that_no_reviewer_saw_tell_of_nobody(press: Press) -> None:
    number = identity(random.Random(1))
    publication = press.published()
    with pytest.raises(Refusal) as refusal:
        press.correct(publication, "改过的", note=f"去掉张三 {number}")
    assert refusal.value.code == "personal"
    assert number not in refusal.value.sentence
    with pytest.raises(Refusal):
        release.withdraw(by=press.author, publication=publication, reason="错", notice=number)
    assert Client().get(publication.address).status_code == 200
