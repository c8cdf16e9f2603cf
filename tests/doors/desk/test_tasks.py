"""Ended sessions leave no rows behind."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from gongkai.doors.desk.tasks import clear_sessions
from gongkai.ground.orgs.models import User

from .conftest import is_in, sign_in

pytestmark = pytest.mark.django_db


def test_only_ended_sessions_are_cleared(client: Client, chen: User) -> None:
    sign_in(Client())
    Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))
    sign_in(client)
    clear_sessions()
    assert Session.objects.count() == 1
    assert is_in(client)
