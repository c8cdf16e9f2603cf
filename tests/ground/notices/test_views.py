"""The inbox is one's own; the office's list is the office's."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from gongkai.ground.notices.actions import notify
from gongkai.ground.notices.enums import Channel, DeliveryState
from gongkai.ground.notices.models import Delivery, Notice
from gongkai.ground.notices.queries import unread_count
from gongkai.ground.notices.sheets import HEADER
from gongkai.ground.orgs.models import User
from tests.factories import orgs

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice(chen: User) -> Notice:
    (row,) = notify(
        to=chen,
        kind="tests.task",
        subject="有一项新任务",
        body="请办理。",
        link="/desk/help/",
        key="k",
        channels=[Channel.EMAIL],
    )
    return row


def signed_in(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def test_the_inbox_shows_what_came(client: Client, chen: User, notice: Notice) -> None:
    page = signed_in(client, chen).get(reverse("notices:inbox"))
    assert "有一项新任务" in page.content.decode()


def test_opening_marks_as_read_and_leads_on(client: Client, chen: User, notice: Notice) -> None:
    answer = signed_in(client, chen).get(reverse("notices:open", args=[notice.pk]))
    assert answer["Location"] == "/desk/help/"
    assert unread_count(chen) == 0


@pytest.mark.parametrize(
    "link", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"]
)
def test_a_notice_never_leads_out_of_the_house(
    client: Client, chen: User, notice: Notice, link: str
) -> None:
    Notice.objects.update(link=link)
    answer = signed_in(client, chen).get(reverse("notices:open", args=[notice.pk]))
    assert answer["Location"] == reverse("notices:inbox")


@pytest.mark.parametrize("name", ["notices:open", "notices:read"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_persons_notice_does_not_exist(
    client: Client, he: User, notice: Notice, name: str, method: str
) -> None:
    answer = getattr(signed_in(client, he), method)(reverse(name, args=[notice.pk]))
    assert answer.status_code == 404
    assert Notice.objects.get().read_at is None


def test_all_are_marked_as_read_by_post_only(client: Client, chen: User, notice: Notice) -> None:
    signed_in(client, chen)
    assert client.get(reverse("notices:read-all")).status_code == 405
    client.post(reverse("notices:read-all"))
    assert unread_count(chen) == 0


def test_the_list_of_deliveries_is_for_the_office(
    client: Client, chen: User, notice: Notice
) -> None:
    signed_in(client, chen)
    delivery = Delivery.objects.get()
    for name, args in [
        ("notices:deliveries", []),
        ("notices:deliveries-table", []),
        ("notices:resend", [delivery.pk]),
        ("notices:drop", [delivery.pk]),
    ]:
        assert client.get(reverse(name, args=args)).status_code == 404
        assert client.post(reverse(name, args=args)).status_code == 404
    assert Delivery.objects.get().state == DeliveryState.WAITING


def test_the_office_narrows_the_list_and_sends_again(client: Client, notice: Notice) -> None:
    lin = orgs.person(orgs.government(), "office_admin", username="linlan", name="林岚")
    signed_in(client, lin)
    assert (
        "有一项新任务"
        not in client.get(reverse("notices:deliveries"), {"state": "open"}).content.decode()
    )
    Delivery.objects.update(state=DeliveryState.UNKNOWN)
    page = client.get(reverse("notices:deliveries"), {"state": "open"}).content.decode()
    assert "有一项新任务" in page
    client.post(reverse("notices:resend", args=[Delivery.objects.get().pk]))
    assert Delivery.objects.get().state == DeliveryState.WAITING


@pytest.mark.parametrize("page", ["notices:inbox", "notices:deliveries"])
def test_a_longer_list_asks_the_database_no_more_often(
    client: Client, django_assert_num_queries: Any, page: str
) -> None:
    lin = orgs.person(orgs.government(), "office_admin", username="linlan", name="林岚")
    signed_in(client, lin)

    def tell(*keys: str) -> None:
        for key in keys:
            notify(to=lin, kind="k", subject="一条消息", body="", key=key, channels=[Channel.EMAIL])

    tell("1")
    client.get(reverse(page))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse(page))
    tell("2", "3")
    with django_assert_num_queries(len(one)):
        client.get(reverse(page))


def test_the_list_is_taken_away_as_a_table(client: Client, notice: Notice) -> None:
    lin = orgs.person(orgs.government(), "office_admin", username="linlan", name="林岚")
    answer = signed_in(client, lin).get(reverse("notices:deliveries-table"))
    lines = list(load_workbook(BytesIO(answer.content)).active.values)
    assert lines[1][:3] == HEADER[:3]
    assert lines[2][1:5] == ("有一项新任务", "陈立", "邮件", "等待发送")
