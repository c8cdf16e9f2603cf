"""Every address of the staff site: signed in, kept from strangers, and never on the public site."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import Resolver404, resolve

from gongkai.ground.ui.staff import SIGN_IN
from tests.factories import orgs

from . import examples  # noqa: F401  (registers the makers)
from . import world as worlds
from .registry import EXAMPLES, NAMES_NO_RECORD
from .routes import METHODS, plain, routes, staff_routes, with_arguments
from .world import MARK, World

# Where people come in; each with its reason.
BEFORE_SIGN_IN = {
    "account_login": "the sign-in page itself",
    "account_inactive": "says that an account is shut",
    "mfa_authenticate": "the second step of signing in",
    "openid_connect_login": "leads to the provider of single sign-on",
    "openid_connect_callback": "comes back from there",
    "socialaccount_login_cancelled": "says that single sign-on was given up",
    "socialaccount_login_error": "says that single sign-on failed",
}
RECORDS = [route for route in with_arguments() if route.name not in NAMES_NO_RECORD]


@pytest.fixture
def world(db: None) -> World:
    return worlds.build()


def test_the_walk_sees_the_platform() -> None:
    assert len(staff_routes()) > 50
    assert len(RECORDS) > 20
    assert len(plain()) > 25
    assert len(routes("config.urls_public")) > 8


def test_every_staff_page_carries_the_mark() -> None:
    bare = {
        route.name
        for route in staff_routes()
        if not route.is_staff_page and not route.pattern.startswith("api/")
    }
    assert bare == set(BEFORE_SIGN_IN), "put @staff_page before these views"


def test_every_staff_page_lies_under_desk() -> None:
    assert not [r.pattern for r in staff_routes() if not r.pattern.startswith(("desk/", "api/v1/"))]


def test_the_public_site_has_no_staff_page() -> None:
    public = routes("config.urls_public")
    assert not [route.name for route in public if route.is_staff_page]
    assert not [route.pattern for route in public if route.pattern.startswith(("desk", "api/v1"))]
    for route in staff_routes():
        with pytest.raises(Resolver404):
            resolve(route.any_address(), urlconf="config.urls_public")


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="config.urls_staff")
def test_every_staff_page_asks_for_sign_in_by_every_method() -> None:
    client, open_pages, asked = Client(), [], 0
    for route in staff_routes():
        if not route.is_staff_page:
            continue
        for method in METHODS:
            answer = client.generic(method, route.any_address())
            asked += 1
            if answer.status_code != HTTPStatus.FOUND or not answer["Location"].startswith(SIGN_IN):
                open_pages.append(f"{method} {route.pattern}: {answer.status_code}")
    assert not open_pages
    assert asked > 300


def test_every_record_has_an_example() -> None:
    missing = sorted({route.name for route in RECORDS} - set(EXAMPLES))
    assert not missing, f"add a maker for these addresses to tests/guards/examples.py: {missing}"
    left_over = sorted(set(EXAMPLES) - {route.name for route in RECORDS})
    assert not left_over, f"no such address any more: {left_over}"


@pytest.mark.parametrize("route", RECORDS, ids=lambda route: route.name)
def test_a_record_is_404_to_a_foreign_unit_by_every_method(route: Any, world: World) -> None:
    example = EXAMPLES[route.name]
    address = route.address(**example.make(world))
    stranger = orgs.signed_in(world.stranger)
    for method in METHODS:
        answer = stranger.generic(method, address)
        assert answer.status_code == HTTPStatus.NOT_FOUND, method
        assert MARK not in answer.content.decode()

    insider = orgs.signed_in(getattr(world, example.seen_by))
    codes = {insider.generic(method, address).status_code for method in ("GET", "POST")}
    assert codes & {HTTPStatus.OK, HTTPStatus.FOUND}, f"nobody sees the example: {codes}"


def test_a_foreign_units_lists_are_empty(world: World) -> None:
    for make in {example.make for example in EXAMPLES.values()}:
        make(world)
    leaks, seen = [], 0
    ours, stranger = orgs.signed_in(world.ours), orgs.signed_in(world.stranger)
    office = orgs.signed_in(world.office)
    for route in plain():
        if MARK in _text(stranger, route.any_address()):
            leaks.append(route.pattern)
        seen += any(MARK in _text(client, route.any_address()) for client in (ours, office))
    assert not leaks
    assert seen >= 4, "the examples must show up on our own lists"


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    if answer.streaming or "html" not in answer.get("Content-Type", ""):
        return ""
    return answer.content.decode()
