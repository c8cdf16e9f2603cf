"""Deliveries through a real gateway on this machine."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

import pytest

from gongkai.ground.audit.models import Entry
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.notices.actions import deliver_due, drop, notify, resend
from gongkai.ground.notices.enums import Channel, DeliveryState
from gongkai.ground.notices.models import Delivery
from gongkai.ground.notices.rules.delivering import BACK_OFF, LOST_AFTER, MOST_TRIES
from gongkai.ground.notices.rules.webhooks import signature
from gongkai.ground.orgs.models import User

from .conftest import NOON
from .gateway import HANG_UP, Gateway, closed_address

pytestmark = pytest.mark.django_db


def tell(to: User, key: str = "k") -> Delivery:
    notify(
        to=to,
        kind="tests.sms",
        subject="公开事项快到期了",
        body="请在 3 天内办理。",
        link="/desk/1/",
        key=key,
        channels=[Channel.SMS],
    )
    return Delivery.objects.get(notice__key=key)


def again(delivery: Delivery) -> Delivery:
    delivery.refresh_from_db()
    return delivery


def test_the_gateway_gets_the_message_signed_and_with_its_key(chen: User, sms: Gateway) -> None:
    delivery = tell(chen)
    assert deliver_due() == 1
    assert again(delivery).state == DeliveryState.SENT
    (message,) = sms.messages
    assert message["to"] == "13900000001"
    assert message["subject"] == "公开事项快到期了"
    (headers,) = sms.headers
    assert headers["idempotency-key"] == str(delivery.key)
    assert headers["x-gongkai-signature"] == signature(sms.bodies[0], "gateway-secret")


def test_a_busy_gateway_is_asked_again_with_the_same_key(chen: User, sms: Gateway) -> None:
    sms.answers = [503, 200]
    delivery = tell(chen)
    deliver_due()
    assert again(delivery).state == DeliveryState.WAITING
    assert deliver_due() == 0  # not before the wait is over
    with clock.hold(NOON + BACK_OFF[0]):
        assert deliver_due() == 1
    assert again(delivery).state == DeliveryState.SENT
    assert len({headers["idempotency-key"] for headers in sms.headers}) == 1


def test_an_absent_gateway_is_given_up_after_the_last_wait(
    chen: User, sms: Gateway, settings: Any
) -> None:
    settings.QUIET_HOURS = ""
    delivery = tell(chen)
    moment = NOON
    with closed_address() as settings.SMS_WEBHOOK:
        for _ in range(MOST_TRIES):
            with clock.hold(moment):
                assert deliver_due() == 1
            moment += BACK_OFF[-1]
    assert again(delivery).state == DeliveryState.FAILED
    assert delivery.tries == MOST_TRIES
    assert "连不上" in delivery.error
    with clock.hold(moment + timedelta(days=1)):
        assert deliver_due() == 0


@pytest.mark.parametrize("answer", [HANG_UP, 500, 502])
def test_a_doubtful_answer_is_left_to_a_person(chen: User, sms: Gateway, answer: int) -> None:
    sms.answers = [answer]
    delivery = tell(chen)
    deliver_due()
    assert again(delivery).state == DeliveryState.UNKNOWN
    with clock.hold(NOON + timedelta(days=1)):
        assert deliver_due() == 0
    assert len(sms.bodies) == 1


@pytest.mark.parametrize("answer", [302, 307, 400, 401])
def test_a_refusal_is_final_and_redirects_are_not_followed(
    chen: User, sms: Gateway, answer: int
) -> None:
    sms.answers = [answer]
    delivery = tell(chen)
    deliver_due()
    assert again(delivery).state == DeliveryState.FAILED
    assert len(sms.bodies) == 1


def test_plain_http_to_another_machine_is_refused_unsent(
    chen: User, sms: Gateway, settings: Any
) -> None:
    settings.SMS_WEBHOOK = "http://sms.example.cn/"
    delivery = tell(chen)
    deliver_due()
    assert again(delivery).state == DeliveryState.FAILED
    assert "https" in delivery.error


def test_short_messages_wait_for_the_morning(chen: User, sms: Gateway) -> None:
    night = NOON.replace(hour=22)
    with clock.hold(night):
        delivery = tell(chen)
        assert deliver_due() == 0
    assert again(delivery).state == DeliveryState.WAITING
    with clock.hold(night + timedelta(hours=10)):
        assert deliver_due() == 1


def test_no_log_line_shows_the_telephone_number(
    chen: User, sms: Gateway, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sms.answers = [503, HANG_UP, 400]
    for key in ("a", "b", "c"):
        tell(chen, key)
    deliver_due()
    assert caplog.records
    assert "13900000001" not in caplog.text


def test_a_claim_without_result_becomes_unknown(chen: User, sms: Gateway) -> None:
    delivery = tell(chen)
    Delivery.objects.update(state=DeliveryState.CLAIMED, claimed_at=NOON)
    with clock.hold(NOON + LOST_AFTER - timedelta(seconds=1)):
        deliver_due()
        assert again(delivery).state == DeliveryState.CLAIMED
    with clock.hold(NOON + LOST_AFTER):
        deliver_due()
    assert again(delivery).state == DeliveryState.UNKNOWN
    assert sms.bodies == []


def test_a_person_sends_again_and_the_log_says_so(chen: User, he: User, sms: Gateway) -> None:
    sms.answers = [500, 200]
    delivery = tell(chen)
    deliver_due()
    resend(delivery=delivery, by=he)
    deliver_due()
    assert again(delivery).state == DeliveryState.SENT
    assert len(sms.bodies) == 2
    entry = Entry.objects.get(verb="notices.resend")
    assert entry.by_id == he.pk
    assert "公开事项快到期了" in entry.sentence
    assert "13900000001" not in entry.sentence


def test_what_went_well_is_not_sent_again(chen: User, he: User, sms: Gateway) -> None:
    delivery = tell(chen)
    deliver_due()
    for decision in (resend, drop):
        with pytest.raises(Refusal, match="已送出"):
            decision(delivery=delivery, by=he)


def test_a_dropped_message_stays_dropped(chen: User, he: User, sms: Gateway) -> None:
    delivery = tell(chen)
    drop(delivery=delivery, by=he)
    assert deliver_due() == 0
    assert again(delivery).state == DeliveryState.SKIPPED
