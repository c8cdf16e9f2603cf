"""Units and people for tests, made through the room's actions."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from django.test import Client

from gongkai.ground.orgs import actions
from gongkai.ground.orgs.models import Post, Unit, User

LONG_AGO = date(2020, 1, 1)
PASSWORD = "yunchuan-9-Ma"
_numbers = count(1)


def unit(name: str = "", kind: str = "department", parent: Unit | None = None, **more: Any) -> Unit:
    """A unit, with a name of its own if none is given."""
    name = name or f"云川区第{next(_numbers)}局"
    return actions.add_unit(by=None, name=name, kind=kind, parent=parent, **more)


def government(name: str = "云川区人民政府", **more: Any) -> Unit:
    """The root of a district's tree."""
    return unit(name, kind="government", **more)


def person(where: Unit | None = None, role: str = "info_officer", **more: Any) -> User:
    """A person with an account (password ``PASSWORD``) and, if ``where`` is given, a post there."""
    number = next(_numbers)
    more = {"username": f"u{number}", "name": f"人员{number}", "password": PASSWORD} | more
    user = actions.add_person(by=None, must_change_password=False, **more)
    if where is not None:
        post(user, where, role)
    return user


def post(user: User, where: Unit, role: str = "info_officer", **more: Any) -> Post:
    """A post that has run for long, unless ``since`` says otherwise."""
    return actions.give_post(
        by=None, user=user, unit=where, role=role, **{"since": LONG_AGO} | more
    )


def signed_in(user: User) -> Client:
    """A browser in which ``user`` is signed in."""
    client = Client()
    client.force_login(user, backend="gongkai.doors.desk.backends.PasswordBackend")
    return client
