"""Example records of the room ``review``."""

from __future__ import annotations

from typing import Any

from gongkai.ground.review import actions
from gongkai.ground.review.models import Case
from tests.factories.review import CHAIN, content

from ..registry import example, rows
from ..world import MARK, World


def _case(world: World) -> Case:
    number = Case.objects.count() + 1
    return actions.hand_in(
        by=world.ours,
        record_kind=CHAIN.kind,
        record_id=number,
        chain=CHAIN.kind,
        unit=world.our_unit,
        title=f"{MARK}关于开放日的通知",
        content=content(f"{MARK}开放日定在三月五日。"),
    )


def _sent(world: World) -> Case:
    case = _case(world)
    return actions.submit(by=world.ours, case=case, version=case.version)


@example("review:case", "review:sheet", "review:approve", seen_by="ours")
def _own_case(world: World) -> dict[str, Any]:
    return {"pk": _sent(world).pk}


@example("review:step", seen_by="ours")
def _step_of_a_case(world: World) -> dict[str, Any]:
    return {"pk": _sent(world).pk, "verb": "recall"}


@example("review:arrange", seen_by="office")
def _chain(world: World) -> dict[str, Any]:
    return {"chain": CHAIN.kind}


@rows("review:list", seen_by="ours")
def _one_more_case(world: World) -> None:
    _sent(world)
