"""Telling people: once, in the caller's transaction, by the channels they chose."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.db import transaction

from gongkai.ground.notices import kinds
from gongkai.ground.notices.actions import (
    choose,
    deliver_due,
    mark_all_read,
    mark_read,
    notify,
)
from gongkai.ground.notices.enums import Channel, DeliveryState
from gongkai.ground.notices.models import Delivery, Notice
from gongkai.ground.notices.queries import inbox, unread_count
from gongkai.ground.orgs.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kind() -> Any:
    kinds.declare("tests.task", "新任务", channels=(Channel.EMAIL,))
    yield
    kinds._kinds.pop("tests.task")


def tell(to: Any, key: str = "task-1", **more: Any) -> list[Notice]:
    return notify(
        to=to, kind="tests.task", subject="有一项新任务", body="请办理。", key=key, **more
    )


def test_a_person_is_told_once_per_key(chen: User) -> None:
    assert len(tell(chen)) == 1
    assert tell(chen) == []
    assert Notice.objects.count() == 1
    assert Delivery.objects.count() == 1


def test_the_same_key_reaches_each_receiver(chen: User, he: User) -> None:
    tell(chen)
    assert [notice.to for notice in tell([chen, he, he])] == [he]


def test_a_rolled_back_deed_tells_nobody(chen: User) -> None:
    with transaction.atomic():
        tell(chen)
        transaction.set_rollback(True)
    assert unread_count(chen) == 0
    assert not Delivery.objects.exists()


def test_a_mail_goes_out_with_an_address_of_the_desk(chen: User, settings: Any) -> None:
    settings.DESK_ADDRESS = "https://desk.example.cn"
    tell(chen, link="/desk/tasks/1/")
    assert deliver_due() == 1
    assert deliver_due() == 0
    (sent,) = mail.outbox
    assert sent.to == ["chenli@example.cn"]
    assert sent.subject == "有一项新任务"
    assert "https://desk.example.cn/desk/tasks/1/" in sent.body
    assert Delivery.objects.get().state == DeliveryState.SENT


def test_a_person_without_address_is_skipped_with_a_reason(he: User) -> None:
    tell(he)
    deliver_due()
    delivery = Delivery.objects.get()
    assert delivery.state == DeliveryState.SKIPPED
    assert "没有登记" in delivery.error
    assert mail.outbox == []


def test_no_row_is_made_for_a_channel_that_is_not_set_up(chen: User) -> None:
    tell(chen, channels=[Channel.SMS, Channel.WECHAT])
    assert not Delivery.objects.exists()


def test_an_undeclared_kind_goes_to_the_inbox_only(chen: User) -> None:
    notify(to=chen, kind="nobody.knows", subject="消息", body="", key="k")
    assert unread_count(chen) == 1
    assert not Delivery.objects.exists()


def test_a_choice_beats_the_default(chen: User) -> None:
    choose(by=chen, wanted=set())
    tell(chen)
    assert not Delivery.objects.exists()
    choose(by=chen, wanted={("tests.task", "email")})
    tell(chen, key="task-2")
    assert Delivery.objects.get().channel == Channel.EMAIL


def test_a_choice_says_nothing_about_a_channel_that_was_not_offered(
    chen: User, settings: Any
) -> None:
    kinds.declare("tests.task", "新任务", channels=(Channel.EMAIL, Channel.SMS))
    choose(by=chen, wanted={("tests.task", "email")})
    settings.SMS_WEBHOOK = "https://sms.example.cn/"
    tell(chen)
    assert set(Delivery.objects.values_list("channel", flat=True)) == {"email", "sms"}


def test_unread_notices_come_first(chen: User) -> None:
    old, new = (tell(chen, key=key)[0] for key in ("old", "new"))
    mark_read(notice=new)
    assert list(inbox(chen)) == [old, new]
    assert list(inbox(chen, unread_only=True)) == [old]


def test_the_first_reading_counts(chen: User) -> None:
    (notice,) = tell(chen)
    mark_read(notice=notice)
    notice.refresh_from_db()
    first = notice.read_at
    mark_read(notice=notice)
    notice.refresh_from_db()
    assert notice.read_at == first


def test_marking_all_as_read_leaves_others_alone(chen: User, he: User) -> None:
    tell([chen, he])
    assert mark_all_read(by=chen) == 1
    assert (unread_count(chen), unread_count(he)) == (0, 1)
