"""A password or a code sent after the idle time is shown on no page."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from gongkai.ground.core import clock
from tests.factories import orgs

from . import examples  # noqa: F401  (registers the makers)
from . import world as worlds
from .registry import EXAMPLES, NAMES_NO_RECORD
from .routes import Route, staff_routes

pytestmark = pytest.mark.django_db

SIGN_IN = ("account_", "mfa_")
SECRET_INPUT = re.compile(r'<input[^>]*(?:type="password"|one-time-code)')
INPUT_NAME = re.compile(r'<(?:input|textarea)[^>]* name="([^"]+)"')
TYPED = "Nobody-may-read-2026"
POSSIBLE = ("old", "new", "again", "password", "code", "text")


def test_nothing_secret_comes_back_after_the_idle_time() -> None:
    """Each staff page with a secret field, found by its HTML, and every page of sign-in."""
    world = worlds.build()
    found = set()
    for route in staff_routes():
        if route.name in NAMES_NO_RECORD and route.arguments:
            continue
        arguments = EXAMPLES[route.name].make(world) if route.arguments else {}
        address = route.address(**arguments)
        for user in world.staff():
            page = _html(orgs.signed_in(user), address)
            if not SECRET_INPUT.search(page) and not route.name.startswith(SIGN_IN):
                continue
            found.add(route.name)
            names = {*POSSIBLE, *INPUT_NAME.findall(page)} - {"csrfmiddlewaretoken"}
            _assert_nothing_back(orgs.signed_in(user), route, address, names)
            break
    assert {"desk:password", "account_login", "account_reauthenticate"} <= found


def _html(client: Client, address: str) -> str:
    answer = client.get(address)
    is_page = answer.status_code == 200 and "text/html" in answer.get("Content-Type", "")
    return answer.content.decode() if is_page else ""


def _assert_nothing_back(client: Client, route: Route, address: str, names: set[str]) -> None:
    client.get("/desk/")
    with clock.hold(clock.now() + timedelta(hours=5)):
        answer = client.post(address, dict.fromkeys(names, TYPED))
        assert answer.status_code == 302, f"{route.name}: {answer.status_code}"
        assert TYPED not in answer.content.decode() + answer["Location"], route.name
