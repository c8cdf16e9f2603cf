"""kill -9 of a process that sends: what may have gone out is shown as unknown, never sent again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongkai.ground.notices.actions import notify
from gongkai.ground.notices.actions.delivering import LOST_SENTENCE
from gongkai.ground.notices.enums import Channel, DeliveryState
from gongkai.ground.notices.models import Delivery
from gongkai.ground.notices.rules.delivering import LOST_AFTER
from gongkai.ground.orgs.models import User
from tests.killing import ended, killed

from .conftest import NOON
from .gateway import Gateway

pytestmark = pytest.mark.django_db(transaction=True)

DELIVER = "tests.ground.notices.deeds:deliver"
SENDING = "gongkai.ground.notices.actions.delivering"
CLAIMED, WAITING = DeliveryState.CLAIMED, DeliveryState.WAITING
SENT, UNKNOWN = DeliveryState.SENT, DeliveryState.UNKNOWN


@pytest.fixture
def three(chen: User, sms: Gateway, monkeypatch: pytest.MonkeyPatch) -> Gateway:
    """Three short messages that wait, and a gateway that the other process knows."""
    monkeypatch.setenv("GONGKAI_SMS_WEBHOOK", sms.address)
    monkeypatch.setenv("GONGKAI_WEBHOOK_SECRET", "gateway-secret")
    for number in range(3):
        notify(to=chen, kind="k", subject="s", body="", key=f"{number}", channels=[Channel.SMS])
    return sms


def states() -> list[str]:
    return list(Delivery.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize(("at", "arrived"), [("_send", 1), ("_record", 2)])
def test_what_was_claimed_is_unknown_and_the_rest_is_sent_once(
    three: Gateway, at: str, arrived: int
) -> None:
    killed(DELIVER, at=f"{SENDING}:{at}", call=2, now=NOON)
    assert states() == [SENT, CLAIMED, WAITING]
    assert len(three.bodies) == arrived
    ended(DELIVER, now=NOON)  # another worker, at once: the claimed one is not its business
    assert states() == [SENT, CLAIMED, SENT]
    for _ in range(2):
        ended(DELIVER, now=NOON + LOST_AFTER + timedelta(minutes=1))
    assert states() == [SENT, UNKNOWN, SENT]
    assert Delivery.objects.get(state=UNKNOWN).error == LOST_SENTENCE
    keys = [headers["idempotency-key"] for headers in three.headers]
    assert len(keys) == len(set(keys)) == arrived + 1


def test_before_the_claim_nothing_has_happened(three: Gateway) -> None:
    killed(DELIVER, at=f"{SENDING}:_claim", call=2, now=NOON)
    assert states() == [SENT, WAITING, WAITING]
    ended(DELIVER, now=NOON)
    assert states() == [SENT] * 3
    assert len({headers["idempotency-key"] for headers in three.headers}) == len(three.bodies) == 3
