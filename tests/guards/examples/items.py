"""Example records of the room ``items``."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from gongkai.ground.core import clock
from gongkai.publishing.items import actions
from gongkai.publishing.items.models import ClearingCase, Item
from gongkai.publishing.items.queries.checks import open_findings
from tests.factories.items import NUMBER, Newsroom, docx, fresh, penalties, penalty

from ..registry import example, rows, shown
from ..world import MARK, World


def _item(world: World, **more: Any) -> Item:
    return Newsroom(world.our_unit).item(title=f"{MARK}关于开放日的通知", **more)


def _table(world: World) -> Item:
    room = Newsroom(world.our_unit)
    item = room.item("table", "penalties", title=f"{MARK}处罚")
    actions.read_in(by=room.author, item=item, file=penalties(penalty(1)))
    return item


def _clearing(world: World) -> ClearingCase:
    room = Newsroom(world.our_unit)
    item = room.item(title=f"{MARK}公示")
    room.published(item)
    case = actions.suspect(by=world.ours, item=item, suspicion="past", evidence=f"{MARK}已满")
    assert case is not None
    return case


@example(
    "items:item", "items:preview", "items:edit", "items:void", "items:send", "items:file-add",
    "items:body", "items:recheck", "items:revive", "items:mask", "items:classify",
    seen_by="ours",
)  # fmt: skip
def _own_item(world: World) -> dict[str, Any]:
    return {"pk": _item(world).pk}


@example("items:suspect", seen_by="ours")
def _own_public_item(world: World) -> dict[str, Any]:
    return {"pk": _clearing(world).item_id}


@example("items:file", "items:file-replace", "items:file-remove", seen_by="ours")
def _own_file(world: World) -> dict[str, Any]:
    room = Newsroom(world.our_unit)
    item = room.item(title=f"{MARK}通知")
    file = actions.add_file(by=room.author, item=item, file=docx("没有问题", name=f"{MARK}.docx"))
    return {"pk": item.pk, "file": file.pk}


@example("items:rows", seen_by="ours")
def _own_table(world: World) -> dict[str, Any]:
    return {"pk": _table(world).pk}


@example("items:row-set", seen_by="ours")
def _own_rows(world: World) -> dict[str, Any]:
    return {"pk": _table(world).pk, "number": 1}


@example("items:keep", seen_by="ours")
def _own_finding(world: World) -> dict[str, Any]:
    item = _item(world, body=f"身份证号{NUMBER}")
    one = open_findings(item)[0]
    return {"pk": item.pk, "part": one.part, "fingerprint": one.fingerprint}


@example("items:decide", seen_by="ours")
def _own_clearing(world: World) -> dict[str, Any]:
    return {"pk": _clearing(world).pk}


@rows("items:list", seen_by="ours")
def _one_more_item(world: World) -> None:
    _item(world)


@rows("items:undecided", seen_by="ours")
def _one_more_undecided(world: World) -> None:
    _item(world, attribute="")


@rows("items:reevaluate", seen_by="ours")
def _one_more_closed(world: World) -> None:
    _item(world, attribute="on_request", reevaluate_on=clock.today() + timedelta(days=3))


@rows("items:clearings", seen_by="ours")
def _one_more_clearing(world: World) -> None:
    _clearing(world)


@shown("release_public:data")
def _shown_table(world: World) -> dict[str, Any]:
    room = Newsroom(world.our_unit)
    publication = room.published(fresh(room.table(penalty(1))))
    _, prefix, year, number, _ = publication.address.split("/")
    return {"prefix": prefix, "year": int(year), "number": int(number), "version": 1, "name": "csv"}


@shown("release_public:map")
def _map(world: World) -> dict[str, Any]:
    Newsroom(world.our_unit).published()
    return {"number": 0}
