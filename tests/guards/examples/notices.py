"""Example records of the room ``notices``."""

from __future__ import annotations

from itertools import count
from typing import Any

from gongkai.ground.notices.actions import notify
from gongkai.ground.notices.enums import Channel
from gongkai.ground.notices.models import Delivery, Notice

from ..registry import example, rows
from ..world import MARK, World

_numbers = count(1)


def _notice(world: World) -> Notice:
    (notice,) = notify(
        to=world.ours,
        kind="guards.example",
        subject=f"{MARK}的通知",
        body="请办理。",
        key=f"guards-{next(_numbers)}",
        channels=[Channel.EMAIL],
    )
    return notice


@example("notices:open", "notices:read", seen_by="ours")
def _received(world: World) -> dict[str, Any]:
    return {"pk": _notice(world).pk}


@example("notices:resend", "notices:drop", seen_by="office")
def _delivery(world: World) -> dict[str, Any]:
    delivery = Delivery.objects.filter(notice=_notice(world)).first()
    assert delivery
    return {"pk": delivery.pk}


@rows("notices:inbox", "desk:home", seen_by="ours")
def _one_more_notice(world: World) -> None:
    _notice(world)


@rows("notices:deliveries", seen_by="office")
def _one_more_delivery(world: World) -> None:
    _notice(world)
