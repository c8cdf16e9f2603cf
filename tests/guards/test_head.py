"""HEAD is answered wherever GET is."""

from __future__ import annotations

import pytest

from tests.factories import orgs

from . import world as worlds
from .routes import plain

pytestmark = pytest.mark.django_db


def test_head_is_answered_where_get_is() -> None:
    world = worlds.build()
    clients = [orgs.signed_in(user) for user in (world.ours, world.office, world.audit)]
    answers = {
        route.name: client.head(route.address()).status_code
        for route in plain()
        for client in clients
        if client.get(route.address()).status_code == 200
    }
    assert len(answers) > 15
    assert set(answers.values()) == {200}, answers
