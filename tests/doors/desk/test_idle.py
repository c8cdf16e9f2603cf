"""The desk signs people out who have left, and loses nothing they wrote."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.ground.audit.models import Entry
from gongkai.ground.core import clock
from gongkai.ground.orgs.models import User

from .conftest import is_in, sign_in

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 3, 10, 8, 30, tzinfo=clock.CHINA)


@pytest.fixture
def desk(client: Client, chen: User, settings: Any) -> Client:
    settings.IDLE_MINUTES = 30
    settings.SESSION_HOURS = 12
    with clock.hold(MORNING):
        sign_in(client)
    return client


def at(minutes: float) -> Any:
    return clock.hold(MORNING + timedelta(minutes=minutes))


def test_clicks_keep_one_signed_in(desk: Client) -> None:
    for minutes in (20, 45, 70):
        with at(minutes):
            assert is_in(desk)


def test_after_half_an_hour_one_is_out(desk: Client) -> None:
    with at(31):
        answer = desk.get(reverse("desk:me"))
        assert answer["Location"] == f"{reverse('account_login')}?next=%2Fdesk%2Fme%2F"
        assert "30 分钟没有操作" in desk.get(answer["Location"]).content.decode()
        assert not is_in(desk)
    sentence = Entry.objects.get(verb="desk.sign_out").sentence
    assert "自动退出" in sentence


def test_a_working_day_is_the_longest_session(desk: Client) -> None:
    for minutes in range(0, 12 * 60, 20):
        with at(minutes):
            assert is_in(desk)
    with at(12 * 60):
        assert not is_in(desk)


def test_a_page_that_asks_by_itself_keeps_nobody_in(desk: Client) -> None:
    address = reverse("jobs:list")
    with at(20):
        assert desk.get(address, HTTP_HX_REQUEST="true").status_code == 200
    with at(31):
        assert not is_in(desk)


def test_a_look_at_that_page_does(desk: Client) -> None:
    with at(20):
        assert desk.get(reverse("jobs:list")).status_code == 200
    with at(31):
        assert is_in(desk)


def test_what_was_typed_is_shown_to_be_copied(desk: Client) -> None:
    long = "请补充 2025 年的资金拨付明细，逐笔列出时间和金额。<b>"
    with at(31):
        answer = desk.post(
            reverse("desk:me"), {"phone": "13900000001", "email": long, "password": "secret-secret"}
        )
    text = answer.content.decode()
    assert answer.status_code == 401
    assert "请补充 2025 年的资金拨付明细" in text
    assert "&lt;b&gt;" in text
    assert "secret-secret" not in text
    assert not is_in(desk)


def test_nothing_is_saved_by_the_late_post(desk: Client, chen: User) -> None:
    with at(31):
        desk.post(reverse("desk:me"), {"phone": "13900000001", "email": ""})
    chen.refresh_from_db()
    assert chen.phone == ""


def test_htmx_is_sent_to_the_sign_in_page_as_a_whole(desk: Client) -> None:
    with at(31):
        answer = desk.get(reverse("desk:me"), headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith(reverse("account_login"))
