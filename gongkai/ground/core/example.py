"""The example district 云川区: invented, rich, and made only through the rooms' own actions.

Each room that has something to show brings an ``example.py`` with ``load()``. They are called
from the ground up (the order of INSTALLED_APPS), so that a room finds what lies below it. A room
holds the clock at the days its story needs; nothing is written behind the actions' back.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import transaction

from .errors import Refusal


def rooms_with_examples() -> list[str]:
    """Dotted names of the rooms' ``example`` modules, from the ground up."""
    names = (
        f"{config.name}.example"
        for config in apps.get_app_configs()
        if config.name.startswith("gongkai.") and config.label != "core"
    )
    return [name for name in names if find_spec(name) is not None]


@transaction.atomic
def load() -> list[str]:
    """Load the whole district, or nothing; return the sentences that tell what was made.

    Raises Refusal when the database is not empty: an example never mixes with real work.
    """
    if not is_empty():
        raise Refusal("database_not_empty", "数据库里已经有内容，示例数据只能装入空的数据库。")
    return [import_module(name).load() for name in rooms_with_examples()]


def is_empty() -> bool:
    """Whether nobody has an account yet."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415  (known once apps are loaded)

    return not get_user_model().objects.exists()
