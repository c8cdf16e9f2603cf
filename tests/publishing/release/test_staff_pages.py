"""What staff see of publishing: the reasons of the refusal, each step once, strangers nothing."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from django.test import Client

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import User
from gongkai.publishing.release import actions
from gongkai.publishing.release.models import Audience, Channel, Dispatch, Publication, Schedule
from gongkai.publishing.release.queries.readers import code_print
from tests.factories import orgs
from tests.factories.release import KIND, LEAFLETS, Leaflet, Press

pytestmark = pytest.mark.django_db


def page(user: User, address: str) -> str:
    answer = orgs.signed_in(user).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def way(leaflet: Leaflet) -> str:
    return f"/desk/release/publish/{KIND}/{leaflet.pk}/"


def said(leaflet: Leaflet, **more: Any) -> dict[str, Any]:
    return {"digest": leaflet.outgoing().content.digest, "when": "now"} | more


def publish(press: Press, leaflet: Leaflet, **more: Any) -> Any:
    return orgs.signed_in(press.author).post(way(leaflet), said(leaflet, **more))


def test_the_page_lists_what_the_refusal_lists(press: Press) -> None:
    leaflet = press.leaflet()
    press.write(leaflet)
    assert "审签还没有完成" in page(press.author, way(leaflet))
    answer = publish(press, leaflet)
    assert answer.status_code == 422
    assert "审签还没有完成" in answer.content.decode()
    assert not Publication.objects.exists()


def test_one_button_makes_it_public(press: Press) -> None:
    leaflet = press.review(press.leaflet())
    answer = publish(press, leaflet)
    publication = Publication.objects.get()
    assert answer["Location"] == f"/desk/release/{publication.pk}/"
    shown = page(press.author, answer["Location"])
    assert publication.address in shown
    assert publication.digest in shown
    assert Client().get(publication.address).status_code == 200


def test_it_waits_for_its_time_and_can_be_called_off(press: Press) -> None:
    leaflet = press.review(press.leaflet())
    assert publish(press, leaflet, when="at").status_code == 422
    at = (clock.now() + timedelta(days=1)).replace(second=0, microsecond=0)
    publish(press, leaflet, when="at", day=f"{at:%Y-%m-%d}", time=f"{at:%H:%M}")
    publication = Publication.objects.get()
    assert Schedule.objects.get().due_at == at
    assert "到时候会再核对一遍" in page(press.author, f"/desk/release/{publication.pk}/")
    orgs.signed_in(press.author).post(f"/desk/release/{publication.pk}/cancel/")
    assert Schedule.objects.get().state == "cancelled"


def test_a_time_that_is_past_is_refused_at_its_field(press: Press) -> None:
    leaflet = press.review(press.leaflet())
    answer = publish(press, leaflet, when="at", day="2020-01-01", time="08:00")
    assert answer.status_code == 422
    assert "已经过去" in answer.content.decode()


def test_an_old_page_publishes_nothing(press: Press) -> None:
    leaflet = press.review(press.leaflet())
    old = said(leaflet)
    leaflet.text = "改过的正文。"
    press.review(leaflet)
    answer = orgs.signed_in(press.author).post(way(leaflet), old)
    assert answer.status_code == 422
    assert "内容又改过" in answer.content.decode()
    assert not Publication.objects.exists()


def test_strangers_and_reviewers_have_no_such_page(press: Press) -> None:
    leaflet = press.review(press.leaflet())
    publication = press.release(leaflet)
    other = orgs.unit("区农业局", parent=press.government)
    stranger = orgs.person(other, "info_officer")
    assert orgs.signed_in(stranger).get(way(leaflet)).status_code == 404
    assert orgs.signed_in(stranger).post(way(leaflet), said(leaflet)).status_code == 404
    assert orgs.signed_in(press.first).get(way(leaflet)).status_code == 404
    for tail in ("", "withdraw/", "v1/"):
        address = f"/desk/release/{publication.pk}/{tail}"
        assert orgs.signed_in(stranger).get(address).status_code == 404


def test_taking_down_asks_why_and_tells_the_public_what_was_written_for_it(press: Press) -> None:
    publication = press.published()
    address = f"/desk/release/{publication.pk}/withdraw/"
    client = orgs.signed_in(press.author)
    assert client.post(address, {"reason": ""}).status_code == 422
    client.post(address, {"reason": "含有个人信息。", "notice": "正在核对。"})
    gone = Client().get(publication.address)
    assert gone.status_code == 410
    assert "正在核对。" in gone.content.decode()
    assert "个人信息" not in gone.content.decode()
    assert "含有个人信息。" in page(press.author, f"/desk/release/{publication.pk}/")


def test_what_needs_somebody_stands_first_and_in_the_to_dos(press: Press) -> None:
    publication = press.published(title="关于供水的通知")
    channel = Channel.objects.create(unit=press.government, name="融媒体", kind="webhook")
    Dispatch.objects.create(
        publication=publication, channel=channel, number=1, deed="publish", state="failed"
    )
    assert "有渠道没有送到" in page(press.author, "/desk/release/")
    assert "有渠道没有送到" in page(press.author, "/desk/")
    assert "有渠道没有送到" not in page(press.first, "/desk/")


def test_the_list_filters_and_is_taken_away(press: Press) -> None:
    press.published(title="第一件")
    press.withdraw(press.published(title="第二件"))
    shown = page(press.author, "/desk/release/?state=withdrawn")
    assert "第二件" in shown
    assert "第一件" not in shown
    answer = orgs.signed_in(press.author).get("/desk/release/list.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    values = [cell for row in book.active.iter_rows(values_only=True) for cell in row]
    assert {"第一件", "第二件", "已撤下"} <= set(values)


def test_a_circle_reads_by_sign_in_or_by_code_and_nobody_else(press: Press) -> None:
    circle = actions.keep_circle(by=press.author, unit=press.unit, name="听证代表")
    client = orgs.signed_in(press.author)
    code = actions.new_code(by=press.author, circle=circle)
    hidden = press.release(press.review(press.leaflet(title="听证材料")), audience=circle)
    visitor = Client()
    assert visitor.get(hidden.address).status_code == 403
    wrong = visitor.post(f"{hidden.address}code/", {"code": "AAAA"})
    assert wrong.status_code == 403
    assert "查阅码不对" in wrong.content.decode()
    visitor.post(f"{hidden.address}code/", {"code": code.lower()})
    read = visitor.get(hidden.address)
    assert read.status_code == 200
    assert "no-store" in read["Cache-Control"]
    assert client.get(hidden.address).status_code == 200
    assert "听证材料" in page(press.author, "/desk/release/shared/")
    assert "听证材料" not in page(press.admin, "/desk/release/shared/")
    actions.new_code(by=press.author, circle=circle)
    assert visitor.get(hidden.address).status_code == 403
    actions.close_circle(by=press.author, circle=circle)
    assert client.get(hidden.address).status_code == 403


def test_a_code_is_shown_once_and_kept_as_a_hash(press: Press) -> None:
    circle = actions.keep_circle(by=press.author, unit=press.unit, name="听证代表")
    answer = orgs.signed_in(press.author).post(f"/desk/release/circles/{circle.pk}/code/")
    shown = answer.content.decode()
    code = shown.split('release-code"><code>')[1].split("<")[0]
    assert len(code) == 12
    kept = Audience.objects.get()
    assert code not in kept.code_hash
    assert kept.code_hash == code_print(kept, code)
    other = actions.keep_circle(by=press.author, unit=press.unit, name="专家")
    assert code_print(other, code) != kept.code_hash, "a code opens one circle"
    assert code not in page(press.author, "/desk/release/circles/")


def test_the_office_keeps_channels_on_a_page(press: Press) -> None:
    client = orgs.signed_in(press.admin)
    made = {"name": "外网", "kind": "folder", "target": "out-net"}
    assert client.post("/desk/release/channels/new/", made | {"target": "../x"}).status_code == 422
    client.post("/desk/release/channels/new/", made)
    channel = Channel.objects.get()
    client.post(f"/desk/release/channels/{channel.pk}/switch/")
    assert not Channel.objects.get().active
    assert "停用" in page(press.admin, "/desk/release/channels/")
    assert orgs.signed_in(press.author).get("/desk/release/channels/").status_code == 404


def test_a_correction_is_published_from_the_same_page(press: Press) -> None:
    publication = press.published()
    leaflet = LEAFLETS[publication.record_id]
    leaflet.text = "去掉了名单。"
    press.review(leaflet)
    answer = publish(press, leaflet, removes_protected="on")
    assert answer.status_code == 422
    assert "请写明更正了什么" in answer.content.decode()
    publish(press, leaflet, removes_protected="on", note="去掉名单")
    assert Client().get(f"{publication.address}v1/").status_code == 410
    snapshot = f"/desk/release/{publication.pk}/v1/"
    assert orgs.signed_in(press.first).get(snapshot).status_code == 404
    assert orgs.signed_in(press.author).get(snapshot).status_code == 200
