"""Example records of the door ``api``."""

from __future__ import annotations

from itertools import count
from typing import Any

from gongkai.doors.api import actions
from gongkai.doors.api.models import ApiClient

from ..registry import example, rows
from ..world import MARK, World

_numbers = count(1)


@example("api:client-revoke", seen_by="system")
def _client(world: World) -> dict[str, Any]:
    return {"pk": _one_more_client(world).pk}


@rows("api:client-list", seen_by="system")
def _one_more_client(world: World) -> ApiClient:
    client, _ = actions.add_client(
        by=None,
        name=f"{MARK}第{next(_numbers)}个系统",
        unit=world.our_unit,
        scopes=["units.read"],
    )
    return client
