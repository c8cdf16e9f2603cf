"""Nothing becomes public unless all of it was reviewed; whatever becomes public can be proved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.test import Client

from gongkai.ground.audit.models import Entry
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.documents.queries import content_of
from gongkai.ground.notices.models import Notice
from gongkai.ground.review import actions as review
from gongkai.publishing.release import actions, kinds, queries
from gongkai.publishing.release.models import Publication, Schedule, SearchNews, Version
from gongkai.publishing.release.rules.outgoing import RecordVersion, digest_of
from tests.factories import orgs
from tests.factories.release import GATES, KIND, LEAFLETS, Press

pytestmark = pytest.mark.django_db


def codes(do: Callable[[], object]) -> list[str]:
    with pytest.raises(Refusal) as refused:
        do()
    return [reason.code for reason in refused.value.reasons]


def read(address: str) -> int:
    return Client().get(address).status_code


@pytest.mark.parametrize("turns", range(4))
def test_nothing_goes_out_before_the_last_stage(press: Press, turns: int) -> None:
    leaflet = press.review(press.leaflet(), turns=turns)
    assert codes(lambda: press.release(leaflet)) == ["not_passed"]
    assert not Publication.objects.exists()


def test_what_was_never_handed_in_does_not_go_out(press: Press) -> None:
    leaflet = press.leaflet()
    assert codes(lambda: press.release(leaflet)) == ["not_reviewed"]


def test_what_passed_is_public_with_address_hash_version_and_snapshot(press: Press) -> None:
    publication = press.published()
    assert publication.address == f"/info/{clock.today().year}/1/"
    version = queries.open_version(publication)
    assert version is not None
    assert version.number == 1
    assert version.data == {"title": "关于开放日的通知", "text": "开放日定在三月五日。"}
    assert version.digest == publication.digest == LEAFLETS[1].outgoing().content.digest
    assert version.snapshot is not None
    page = content_of(version.snapshot).decode()
    assert "开放日定在三月五日。" in page
    assert version.digest in page
    assert read(publication.address) == 200
    said = Entry.objects.order_by("-pk").first()
    assert said is not None
    assert said.sentence == "陈立（区文旅局）公开了：《关于开放日的通知》。"
    assert [news.removed for news in SearchNews.objects.all()] == [False]


@pytest.mark.parametrize("what", ["text", "title", "file", "another_file"])
def test_a_change_after_the_last_stage_does_not_go_out(press: Press, what: str) -> None:
    leaflet = press.leaflet(files={"a": press.upload()})
    press.review(leaflet)
    if what == "text":
        leaflet.text = "改过的正文。"
    elif what == "title":
        leaflet.title = "改过的标题"
    elif what == "file":
        leaflet.files["a"] = press.upload("换过的名单")
    else:
        leaflet.files["b"] = press.upload("多出来的名单")
    assert codes(lambda: press.release(leaflet)) == ["changed_since"]


def test_a_room_cannot_publish_other_data_than_was_reviewed(press: Press) -> None:
    leaflet = press.review(press.leaflet())
    reviewed = leaflet.outgoing()
    leaflet.more = {"data": {"title": "别的", "text": "别的"}, "content": reviewed.content}
    assert codes(lambda: press.release(leaflet)) == ["data_not_reviewed"]


def test_a_room_cannot_slip_in_a_file(press: Press) -> None:
    leaflet = press.review(press.leaflet(files={"a": press.upload()}))
    whole = leaflet.outgoing()
    slipped = replace(whole.files[0], key="b", name="夹带.txt")
    leaflet.more = {"files": (*whole.files, slipped), "content": whole.content}
    assert codes(lambda: press.release(leaflet)) == ["file_not_reviewed"]


def test_every_reason_is_said_at_once_and_the_page_says_the_same(press: Press) -> None:
    leaflet = press.leaflet(more={"expires_on": clock.today() - timedelta(days=1)})
    GATES.append(lambda _: [Reason("blank", "请写摘要。")])
    found = codes(lambda: press.release(leaflet, at=clock.now() - timedelta(minutes=1)))
    assert found == ["not_reviewed", "blank", "time_past", "expired"]
    said = queries.why_not(leaflet.outgoing(), at=clock.now() - timedelta(minutes=1))
    assert [reason.code for reason in said] == found


def test_another_room_may_stand_in_the_door(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "_gates", [])
    kinds.add_gate(lambda _: [Reason("finding", "还有 1 处个人信息没有处理。")])
    leaflet = press.review(press.leaflet())
    assert codes(lambda: press.release(leaflet)) == ["finding"]


def test_only_the_unit_publishes_what_is_its_own(press: Press) -> None:
    leaflet = press.review(press.leaflet())
    stranger = orgs.person(orgs.unit("区农业局", parent=press.government), "info_officer")
    for person in (stranger, press.first, press.secrecy, press.admin, orgs.person(None)):
        assert codes(partial(press.release, leaflet, by=person)) == ["not_allowed"]


def test_a_unit_that_was_closed_publishes_nothing(press: Press) -> None:
    leaflet = press.review(press.leaflet())
    press.unit.active, press.unit.closed_on = False, clock.today()
    press.unit.save()
    assert "unit_closed" in codes(lambda: press.release(leaflet))


def test_somebody_saw_another_version(press: Press) -> None:
    leaflet = press.review(press.leaflet())
    seen = RecordVersion(KIND, leaflet.pk, "0" * 64)
    assert codes(lambda: actions.release(seen, by=press.author)) == ["changed_since"]


def test_the_same_twice_is_no_second_version(press: Press) -> None:
    publication = press.published()
    assert codes(lambda: press.release(LEAFLETS[1])) == ["already_public"]
    assert publication.versions.count() == 1


def test_a_correction_is_a_second_version_and_the_first_stays_readable(press: Press) -> None:
    first = press.published()
    second = press.correct(first, "开放日改在三月六日。", note="改了日期")
    assert (second.pk, second.number, second.address) == (first.pk, 2, first.address)
    assert "三月六日" in Client().get(first.address).content.decode()
    old = Client().get(f"{first.address}v1/").content.decode()
    assert "三月五日" in old
    assert "这是以前的版本" in old
    assert "改了日期" in Client().get(f"{first.address}versions/").content.decode()


def test_a_version_that_was_published_is_never_written_again(press: Press) -> None:
    version = press.published().versions.get()
    version.title = "别的"
    with pytest.raises(TypeError):
        version.save()
    with pytest.raises(TypeError):
        Version.objects.filter(pk=version.pk).update(title="别的")


def test_a_file_goes_out_as_it_was_reviewed(press: Press) -> None:
    publication = press.published(files={"a": press.upload("张三，一等奖")})
    answer = Client().get(f"{publication.address}v1/files/a/")
    assert b"".join(answer.streaming_content).decode() == "张三，一等奖"  # type: ignore[attr-defined]  # a stream
    assert answer["Content-Disposition"].startswith("attachment")


def test_what_waits_for_its_time_is_not_public_before(press: Press) -> None:
    at = clock.now() + timedelta(hours=3)
    publication = press.release(press.review(press.leaflet()), at=at)
    assert publication.state == "scheduled"
    assert read(publication.address) == 404
    assert actions.release_due() == 0
    with clock.hold(at + timedelta(seconds=1)):
        assert actions.release_due() == 1
        assert read(publication.address) == 200
        assert actions.release_due() == 0


@pytest.mark.parametrize("what", ["changed", "gate", "gone"])
def test_what_lost_its_review_meanwhile_stays_closed_and_its_officer_is_told(
    press: Press, what: str
) -> None:
    leaflet = press.review(press.leaflet())
    at = clock.now() + timedelta(hours=3)
    publication = press.release(leaflet, at=at)
    if what == "changed":
        leaflet.text = "改过的正文。"
        press.write(leaflet)
    elif what == "gate":
        GATES.append(lambda _: [Reason("finding", "还有 1 处个人信息没有处理。")])
    else:
        del LEAFLETS[leaflet.pk]
    with clock.hold(at + timedelta(seconds=1)):
        assert actions.release_due() == 0
    assert read(publication.address) == 404
    assert Schedule.objects.get().state == "refused"
    told = Notice.objects.filter(to=press.author).order_by("-pk").first()
    assert told is not None
    assert told.subject == "《关于开放日的通知》没有按时公开"
    assert Schedule.objects.get().said in told.body


def test_one_that_fails_keeps_no_other_from_its_time(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = clock.now() + timedelta(hours=3)
    bad, good = press.leaflet(), press.leaflet()
    for leaflet in (bad, good):
        press.release(press.review(leaflet), at=at)
    monkeypatch.setattr(type(bad), "outgoing", _breaking_for(bad.pk, type(bad).outgoing))
    with clock.hold(at + timedelta(seconds=1)):
        assert actions.release_due() == 1
    assert read(Publication.objects.get(record_id=good.pk).address) == 200


def _breaking_for(pk: int, outgoing: Callable[..., object]) -> Callable[..., object]:
    def broken(leaflet: object) -> object:
        if getattr(leaflet, "pk", None) == pk:
            raise RuntimeError("broken")
        return outgoing(leaflet)

    return broken


def test_a_call_off_leaves_nothing_public(press: Press) -> None:
    at = clock.now() + timedelta(hours=3)
    publication = press.release(press.review(press.leaflet()), at=at)
    actions.cancel(by=press.author, publication=publication)
    with clock.hold(at + timedelta(seconds=1)):
        assert actions.release_due() == 0
    assert read(publication.address) == 404
    assert press.release(LEAFLETS[1]).state == "public"


def test_a_second_schedule_replaces_the_first(press: Press) -> None:
    leaflet = press.review(press.leaflet())
    early, late = clock.now() + timedelta(hours=1), clock.now() + timedelta(hours=5)
    press.release(leaflet, at=early)
    press.release(leaflet, at=late)
    with clock.hold(early + timedelta(minutes=1)):
        assert actions.release_due() == 0
    with clock.hold(late + timedelta(minutes=1)):
        assert actions.release_due() == 1


def test_an_opinion_taken_back_at_the_same_moment_is_seen(press: Press) -> None:
    leaflet = press.review(press.leaflet())
    case = press.case(leaflet)
    review.end(by=press.author, case=case, version=case.version, reason="不公开了。")
    assert codes(lambda: press.release(leaflet)) == ["not_passed"]


def test_the_hash_can_be_worked_out_by_anybody(press: Press) -> None:
    publication = press.published()
    data = publication.versions.get().data
    part = LEAFLETS[1].outgoing().content.parts[0]
    assert digest_of(data) == part.digest
    assert isinstance(publication.published_at, datetime)
