"""The example district finds its first messages."""

from __future__ import annotations

import pytest

from gongkai.ground.notices import example
from gongkai.ground.notices.models import Delivery
from gongkai.ground.notices.queries import inbox
from gongkai.ground.orgs.models import User


@pytest.mark.django_db
def test_everybody_is_welcomed_once_and_no_mail_goes_out(chen: User, he: User) -> None:
    assert "2 个账号" in example.load()
    example.load()
    assert inbox(chen).count() == 1
    assert not Delivery.objects.exists()
