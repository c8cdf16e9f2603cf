"""Example records of the room ``evidence``."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.db import transaction

from gongkai.ground.evidence import actions, holders
from gongkai.ground.evidence.items import FileItem
from gongkai.ground.orgs.queries import sight_of

from ..registry import example
from ..world import MARK, World

_numbers = count(1)

# A unit stands in for a record that holds proof.
holders.register("orgs.unit", lambda user, pk: pk in sight_of(user).own)


@example("evidence:file", seen_by="ours")
def _file(world: World) -> dict[str, Any]:
    unit, number = world.our_unit, next(_numbers)
    items = [FileItem(f"{MARK}的第{number}份证明".encode(), f"{MARK}{number}.txt")]
    with transaction.atomic():
        (row,) = actions.attach(by=world.ours, unit=unit, holder=unit, items=items)
    return {"pk": row.pk}
