"""A new account with its first post and first password, or nothing."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ..models import Role, Unit, User
from ..rules.passwords import first_password
from .people import add_person
from .posts import give_post


@transaction.atomic
def open_account(
    *,
    by: User | None,
    username: str,
    name: str,
    unit: Unit,
    role: Role | str,
    title: str = "",
    since: date | None = None,
    phone: str = "",
    email: str = "",
) -> tuple[User, str]:
    """The person and the first password, which is stored nowhere and must be changed.

    Raises Refusal as ``add_person`` and ``give_post`` do.
    """
    password = first_password()
    person = add_person(
        by=by, username=username, name=name, password=password, phone=phone, email=email
    )
    give_post(by=by, user=person, unit=unit, role=role, title=title, since=since)
    return person, password
