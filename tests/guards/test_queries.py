"""Every list asks the database as often for three rows as for one."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.paginator import Page
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import orgs

from . import examples  # noqa: F401  (registers the makers)
from . import world as worlds
from .registry import EXAMPLES, FIXED_ROWS, ROWS
from .routes import Route, plain, staff_routes

pytestmark = pytest.mark.django_db


def asked(client: Client, address: str) -> int:
    client.get(address)  # what is remembered after the first time is no part of it
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_longer_list_asks_no_more_often(name: str) -> None:
    world = worlds.build()
    route = next(route for route in staff_routes() if route.name == name)
    arguments = EXAMPLES[name].make(world) if route.arguments else {}
    client = orgs.signed_in(getattr(world, ROWS[name].seen_by))
    address = route.address(**arguments)
    ROWS[name].make(world)
    with_one = asked(client, address)
    before = len(client.get(address).content)
    ROWS[name].make(world)
    ROWS[name].make(world)
    with_three = asked(client, address)
    assert len(client.get(address).content) > before, "the new rows are not on the page"
    assert with_three == with_one


def test_every_list_has_a_maker_of_rows() -> None:
    world = worlds.build()
    clients = [orgs.signed_in(user) for user in world.staff()]
    lists = {route.name for route in plain() if any(_is_list(each, route) for each in clients)}
    assert len(lists) >= 6
    missing = sorted(lists - set(ROWS) - set(FIXED_ROWS))
    assert not missing, f"add @rows for these lists to tests/guards/examples.py: {missing}"


def _is_list(client: Client, route: Route) -> bool:
    """Whether the page was given rows: a page of a list, or a query."""
    answer = client.get(route.any_address())
    if answer.status_code != 200 or not getattr(answer, "context", None):
        return False
    return any(
        isinstance(value, Page) or (isinstance(value, QuerySet) and key not in {"units", "kinds"})
        for layer in _layers(answer.context)
        for key, value in layer.items()
    )


def _layers(context: Any) -> list[dict[str, Any]]:
    first = context[0] if isinstance(context, list) else context
    return [dict(layer) for layer in getattr(first, "dicts", [])]
