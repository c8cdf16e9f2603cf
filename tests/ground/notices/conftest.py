"""People and a gateway."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import User

from . import gateway

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=clock.CHINA)


@pytest.fixture
def chen(db: None) -> User:
    return User.objects.create_user(
        "chenli", "陈立", phone="13900000001", email="chenli@example.cn"
    )


@pytest.fixture
def he(db: None) -> User:
    return User.objects.create_user("hejing", "何静")


@pytest.fixture
def sms(settings: Any) -> Iterator[gateway.Gateway]:
    """A short-message gateway; it is noon, far from the quiet hours."""
    with gateway.running() as running, clock.hold(NOON):
        settings.SMS_WEBHOOK = running.address
        settings.WEBHOOK_SECRET = "gateway-secret"
        settings.QUIET_HOURS = "21:00-08:00"
        yield running
