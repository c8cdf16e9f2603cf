"""Two workers at once send each message once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from gongkai.ground.core import clock
from gongkai.ground.notices.actions import deliver_due, notify
from gongkai.ground.notices.enums import Channel, DeliveryState
from gongkai.ground.notices.models import Delivery
from gongkai.ground.orgs.models import User

from .conftest import NOON
from .gateway import Gateway

MANY = 12


@pytest.mark.django_db(transaction=True)
def test_each_message_arrives_once(sms: Gateway, settings: Any) -> None:
    chen = User.objects.create_user("chenli", "陈立", phone="13900000001")
    for n in range(MANY):
        notify(to=chen, kind="k", subject="s", body="", key=f"{n}", channels=[Channel.SMS])
    start = Barrier(2)

    def work(_: int) -> int:
        try:
            with clock.hold(NOON):
                start.wait()
                return deliver_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as workers:
        assert sum(workers.map(work, range(2))) == MANY
    assert len({headers["idempotency-key"] for headers in sms.headers}) == len(sms.bodies) == MANY
    assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.SENT}
