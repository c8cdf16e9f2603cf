"""Every page in a real browser: axe, HTML, narrow screens, 200 % zoom, and Chinese throughout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import setup_databases

from tests.browser.axe import violations
from tests.browser.markup import faults
from tests.browser.windows import Window, new_window, sign_in
from tests.browser.words import english
from tests.factories import orgs

from . import examples  # noqa: F401  (registers the makers)
from . import world as worlds
from .registry import EXAMPLES, NAMES_NO_RECORD, SHOWN
from .routes import Route, routes, staff_routes
from .test_routes import BEFORE_SIGN_IN

pytestmark = pytest.mark.browser

PUBLIC = [route for route in routes("config.urls_public") if not route.arguments]
NAMED = [route for route in routes("config.urls_public") if route.arguments]
STAFF = [route for route in staff_routes() if route.name not in NAMES_NO_RECORD]
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass
class Site:
    """The running site with the guards' district in it, kept for all pages of this process."""

    address: str
    world: worlds.World
    windows: dict[str, Window] = field(default_factory=dict)


@pytest.fixture(scope="module")
def site(
    django_db_setup: None, django_db_blocker: Any, chromium: Any
) -> Iterator[tuple[Site, Callable[[AbstractBaseUser | None], Window]]]:
    """One district and one window for each person, for all pages: making them anew is slow."""
    from pytest_django.live_server_helper import LiveServer  # noqa: PLC0415  (needs settings)

    with django_db_blocker.unblock():
        if not connection.introspection.table_names():
            # pytest-django makes no database when no chosen test carries its mark.
            setup_databases(verbosity=0, interactive=False)
        server = LiveServer("localhost")
        running = Site(server.url, worlds.build())
        opened: dict[Any, Any] = {}

        def window(user: AbstractBaseUser | None) -> Window:
            key = user.pk if user else None
            if key not in opened:
                context = new_window(chromium, server.url)
                opened[key] = (context, context.__enter__())
                if user:
                    sign_in(opened[key][1], user)
            return opened[key][1]

        yield running, window
        for context, _ in opened.values():
            context.__exit__(None, None, None)
        server.stop()
        call_command("flush", interactive=False, verbosity=0)


def faults_of(opened: Window, address: str, source: str, known: set[str]) -> list[str]:
    """Everything that is wrong with one page."""
    page = opened.page
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address)
    found = [f"html: {fault}" for fault in faults(source)]
    found += [f"english: {word}" for word in english(page, known)]
    found += [f"axe at 1440: {fault}" for fault in violations(page)]
    page.set_viewport_size({"width": 390, "height": 844})
    found += [f"axe at 390: {fault}" for fault in violations(page)]
    # A window of 1280 at 200 % has room for 640 pixels of the page.
    for width, name in ((390, "at 390"), (640, "at 200 %"), (1440, "at 1440")):
        page.set_viewport_size({"width": width, "height": 844})
        if (over := page.evaluate(SIDEWAYS)) > 0:
            found.append(f"{name} the page scrolls sideways by {over} px")
    found += opened.complaints
    opened.complaints.clear()
    return found


def page_of(client: Client, address: str) -> str | None:
    """The HTML of an address, or None where it gives none to this person."""
    answer = client.get(address)
    if answer.status_code != 200 or "text/html" not in answer.get("Content-Type", ""):
        return None
    return answer.content.decode()


@pytest.mark.parametrize("route", PUBLIC, ids=lambda route: route.name)
def test_a_public_page(route: Route, site: Any) -> None:
    _, window = site
    address = route.address()
    source = page_of(Client(), address)
    if source is not None:
        assert not faults_of(window(None), address, source, set())


@pytest.mark.parametrize("route", NAMED, ids=lambda route: route.name)
def test_a_public_page_of_something(route: Route, site: Any) -> None:
    running, window = site
    address = route.address(**SHOWN[route.name](running.world))
    source = page_of(Client(), address)
    if source is not None:
        assert not faults_of(window(None), address, source, set())


@pytest.mark.parametrize("route", STAFF, ids=lambda route: route.name)
def test_a_staff_page(route: Route, site: Any) -> None:
    running, window = site
    if route.name in BEFORE_SIGN_IN:
        source = page_of(Client(), route.address())
        if source is not None:
            assert not faults_of(window(None), route.address(), source, set())
        return
    world = running.world
    arguments = EXAMPLES[route.name].make(world) if route.arguments else {}
    address = route.address(**arguments)
    known = {user.username for user in (*world.staff(), world.stranger)}
    for user in world.staff():
        source = page_of(orgs.signed_in(user), address)
        if source is not None:
            assert not faults_of(window(user), address, source, known)
            return


@pytest.mark.django_db
def test_enough_addresses_are_pages() -> None:
    """The tests above pass by what gives no page; so most addresses must give one."""
    world = worlds.build()
    clients = [orgs.signed_in(user) for user in world.staff()]
    staff = [
        route.name
        for route in STAFF
        if not route.arguments and any(page_of(each, route.address()) for each in clients)
    ]
    assert len(staff) > 25
    assert len([route for route in PUBLIC if page_of(Client(), route.address())]) >= 6


@pytest.mark.parametrize("address", ["/no-such-page/", "/desk/no-such-page/"])
def test_an_error_page(address: str, site: Any) -> None:
    _, window = site
    source = Client().get(address).content.decode()
    assert not faults_of(window(None), address, source, set())
