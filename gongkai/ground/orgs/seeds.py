"""Makes roles and verbs known after each migration, without touching what the office changed.

Not a data migration: rooms above declare verbs too, in their ``verbs.py``, as
``VERBS: list[(verb, label, roles that have it at first)]``. A verb receives its first roles when it
is seen for the first time and never again, so that a grant taken away stays away.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db import connection

from .rules.roles import ROLES

Declared = tuple[str, str, tuple[str, ...]]


def declared_verbs() -> list[Declared]:
    """The verbs of all installed rooms."""
    found: list[Declared] = []
    for config in apps.get_app_configs():
        name = f"{config.name}.verbs"
        if config.name.startswith("gongkai.") and find_spec(name):
            found += import_module(name).VERBS
    return found


def plant(**_signal: Any) -> None:
    """Create the roles and verbs that are missing, with their first grants."""
    from .models import Role, RoleVerb, Verb  # noqa: PLC0415 (apps.py is read before models)

    if Role._meta.db_table not in connection.introspection.table_names():
        return  # somebody migrates one room below this one

    for order, seed in enumerate(ROLES, start=1):
        Role.objects.get_or_create(
            code=seed.code,
            defaults={
                "label": seed.label,
                "reach": seed.reach,
                "officer": seed.officer,
                "order": order * 10,
            },
        )
    roles = {role.code: role for role in Role.objects.all()}
    known = set(Verb.objects.values_list("code", flat=True))
    for code, label, first_roles in declared_verbs():
        if code not in known:
            verb = Verb.objects.create(code=code, label=label)
            RoleVerb.objects.bulk_create(
                RoleVerb(role=roles[each], verb=verb) for each in first_roles
            )
