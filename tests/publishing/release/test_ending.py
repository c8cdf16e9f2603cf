"""What is taken down, has expired or was closed is gone at once, everywhere, without any worker."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.publishing.release import actions, queries, shelves
from gongkai.publishing.release.models import (
    Channel,
    Dispatch,
    Placement,
    Publication,
    Schedule,
    SearchNews,
)
from tests.factories import orgs
from tests.factories.release import LEAFLETS, Press

pytestmark = pytest.mark.django_db


def read(address: str) -> int:
    return Client().get(address).status_code


def addresses(publication: Publication) -> Iterator[str]:
    """Everything that was ever public of it."""
    here = publication.address
    yield here
    yield f"{here}versions/"
    for version in publication.versions.all():
        yield f"{here}v{version.number}/"
        for file in version.files.all():
            yield f"{here}v{version.number}/files/{file.key}/"
    yield f"/api/public/records{here}"


@pytest.fixture
def corrected(press: Press) -> Publication:
    """With two versions and a file in each."""
    first = press.published(files={"a": press.upload("一稿的名单")})
    LEAFLETS[first.record_id].files["a"] = press.upload("二稿的名单")
    return press.correct(first, "开放日改在三月六日。", note="改了日期")


def test_a_record_taken_down_answers_410_with_all_versions_and_files(
    press: Press, corrected: Publication
) -> None:
    before = list(addresses(corrected))
    assert [read(address) for address in before] == [200] * len(before)
    press.withdraw(corrected, notice="名单正在核对，请稍后再看。")
    assert [read(address) for address in before] == [410] * len(before)
    page = Client().get(corrected.address).content.decode()
    assert "名单正在核对，请稍后再看。" in page
    assert corrected.title not in page


def test_it_is_on_no_list_and_in_no_feed_and_search_is_told(
    press: Press, corrected: Publication
) -> None:
    shelf = shelves.shelf("unit", press.unit.pk)
    feed = f"/feeds/unit/{press.unit.pk}/rss.xml"
    assert queries.on_shelf(shelf).count() == 1
    assert corrected.address in Client().get(feed).content.decode()
    press.withdraw(corrected)
    assert queries.on_shelf(shelf).count() == queries.listed().count() == 0
    assert corrected.address not in Client().get(feed).content.decode()
    assert SearchNews.objects.last().removed  # type: ignore[union-attr]  # there is one
    gone = Client().get("/api/public/withdrawn/").json()["records"]
    assert [one["address"] for one in gone] == [f"http://testserver{corrected.address}"]


def test_a_take_down_holds_even_if_its_rows_of_lists_were_left_over(
    press: Press, corrected: Publication
) -> None:
    """Display asks for the state: a list row that somebody wrote back by mistake shows nothing."""
    press.withdraw(corrected)
    shelf = shelves.shelf("unit", press.unit.pk)
    Placement.objects.create(publication=corrected, shelf=shelf, day=clock.today())
    assert queries.on_shelf(shelf).count() == 0


def test_protected_content_closes_every_earlier_version_and_file(press: Press) -> None:
    first = press.published(files={"a": press.upload("身份证号")})
    old = [address for address in addresses(first) if "/v1/" in address]
    assert len(old) == 2
    LEAFLETS[1].files = {}
    second = press.correct(first, "去掉了名单。", note="去掉附件", removes_protected=True)
    assert [read(address) for address in old] == [410, 410]
    assert read(second.address) == read(f"{second.address}v2/") == 200
    shown = Client().get(f"{second.address}versions/").content.decode()
    assert "v1/" not in shown
    third = press.correct(second, "又改了一处。", note="改字")
    assert [read(address) for address in old] == [410, 410]
    assert read(f"{third.address}v2/") == 200


def test_protected_content_needs_a_word_on_what_was_corrected(press: Press) -> None:
    first = press.published()
    with pytest.raises(Refusal) as refused:
        press.correct(first, "去掉了名单。", removes_protected=True)
    assert refused.value.code == "note_missing"
    assert read(f"{first.address}v1/") == 200


def test_a_withdrawn_record_comes_back_only_through_a_new_review(press: Press) -> None:
    publication = press.published()
    press.withdraw(publication)
    with pytest.raises(Refusal) as refused:
        press.release(LEAFLETS[1])
    assert refused.value.code == "withdrawn"
    assert read(publication.address) == 410
    again = press.correct(publication, "核对过的名单。")
    assert (again.state, again.number, again.address) == ("public", 2, publication.address)
    assert read(publication.address) == 200


def test_who_may_take_down(press: Press) -> None:
    publication = press.published()
    stranger = orgs.person(orgs.unit("区农业局", parent=press.government), "info_officer")
    for person in (stranger, press.first, press.secrecy):
        with pytest.raises(Refusal) as refused:
            actions.withdraw(by=person, publication=publication, reason="试试")
        assert refused.value.code == "not_allowed"
    actions.withdraw(by=press.admin, publication=publication, reason="公开办要求核对")
    assert read(publication.address) == 410


@pytest.mark.parametrize("reason", ["", "  ", "长" * 301])
def test_a_reason_is_asked_for(press: Press, reason: str) -> None:
    publication = press.published()
    with pytest.raises(Refusal):
        press.withdraw(publication, reason=reason)
    assert read(publication.address) == 200


def test_a_schedule_does_not_survive_a_take_down(press: Press) -> None:
    publication = press.published()
    leaflet = LEAFLETS[1]
    leaflet.text = "明天的更正。"
    at = clock.now() + timedelta(hours=3)
    press.release(press.review(leaflet), at=at)
    press.withdraw(publication)
    with clock.hold(at + timedelta(minutes=1)):
        assert actions.release_due() == 0
        assert read(publication.address) == 410
    assert [one.state for one in Schedule.objects.all()] == ["cancelled"]


def test_a_list_is_gone_after_its_last_day_before_any_sweep(press: Press) -> None:
    last = clock.today() + timedelta(days=5)
    publication = press.published(more={"expires_on": last}, files={"a": press.upload()})
    known = list(addresses(publication))
    at_noon = clock.now().replace(hour=12, minute=0)
    with clock.hold(at_noon + timedelta(days=5)):
        assert {read(address) for address in known} == {200}
    with clock.hold(at_noon + timedelta(days=6)):
        assert {read(address) for address in known} == {410}
        assert queries.listed().count() == 0
        assert actions.expire_due() == 1
        assert actions.expire_due() == 0
        assert {read(address) for address in known} == {410}


def test_a_policy_stays_with_a_banner_after_its_last_day(press: Press) -> None:
    last = clock.today() + timedelta(days=5)
    publication = press.published(more={"expires_on": last, "ending": "banner"})
    for swept in (False, True):
        with clock.hold(clock.now() + timedelta(days=6)):
            if swept:
                actions.expire_due()
            page = Client().get(publication.address)
            assert page.status_code == 200
            assert "已过公开期" in page.content.decode()
            assert queries.listed().count() == 1


def test_prolonging_what_is_still_shown(press: Press) -> None:
    last = clock.today() + timedelta(days=5)
    publication = press.published(more={"expires_on": last})
    actions.prolong(by=press.author, publication=publication, until=last + timedelta(days=30))
    with clock.hold(clock.now() + timedelta(days=6)):
        assert read(publication.address) == 200
        actions.expire_due()
    with clock.hold(clock.now() + timedelta(days=40)):
        actions.expire_due()
        with pytest.raises(Refusal) as refused:
            actions.prolong(by=press.author, publication=publication, until=None)
        assert refused.value.code == "wrong_state"


def test_channels_are_called_back_where_it_is_or_may_be(press: Press) -> None:
    channels = [
        Channel.objects.create(
            unit=press.office, name=name, kind="webhook", target="https://a.example/", chosen=True
        )
        for name in ("送到了", "不知道", "没送出", "还没送")
    ]
    publication = press.published()
    states = ("sent", "unknown", "failed", "waiting")
    for channel, state in zip(channels, states, strict=True):
        Dispatch.objects.filter(channel=channel).update(state=state)
    press.withdraw(publication)
    called = Dispatch.objects.filter(deed="withdraw").values_list("channel__name", flat=True)
    assert sorted(called) == ["不知道", "送到了"]
    kept = {one.channel.name: one.state for one in Dispatch.objects.filter(deed="publish")}
    assert kept == {"送到了": "sent", "不知道": "unknown", "没送出": "skipped", "还没送": "skipped"}


def test_a_closed_version_says_where_the_present_one_is(press: Press) -> None:
    first = press.published()
    press.correct(first, "去掉了名单。", note="去掉名单", removes_protected=True)
    answer = Client().get(f"{first.address}v1/")
    assert answer.status_code == 410
    page = answer.content.decode()
    assert "这一版已经关闭" in page
    assert f'href="{first.address}"' in page
    assert "公开期" not in page


def test_the_410_says_which_of_the_two_it_is(press: Press) -> None:
    down = press.withdraw(press.published())
    over = press.published(more={"expires_on": clock.today()})
    Publication.objects.filter(pk=over.pk).update(expires_on=clock.today() - timedelta(days=1))
    pages = [Client().get(one.address).content.decode() for one in (down, over)]
    assert ["已经撤下" in page for page in pages] == [True, False]
    assert ["公开期已经结束" in page for page in pages] == [False, True]
