"""Example records of the room ``release``."""

from __future__ import annotations

from typing import Any

from gongkai.publishing.release import actions
from gongkai.publishing.release.models import Audience, Channel, Dispatch, Publication
from tests.factories.release import KIND, LEAFLETS, Press

from ..registry import example, rows
from ..world import MARK, World


def _public(world: World) -> Publication:
    press = Press(world.our_unit)
    return press.published(title=f"{MARK}关于开放日的通知")


def _channel(world: World) -> Channel:
    return actions.keep_channel(
        by=world.office,
        unit=world.government,
        name=f"{MARK}渠道{Channel.objects.count()}",
        kind="folder",
        target="out-net",
    )


def _circle(world: World) -> Audience:
    return actions.keep_circle(
        by=world.ours, unit=world.our_unit, name=f"{MARK}范围{Audience.objects.count()}"
    )


@example("release:publication", seen_by="ours")
def _own_publication(world: World) -> dict[str, Any]:
    return {"pk": _public(world).pk}


@example("release:snapshot", seen_by="ours")
def _own_snapshot(world: World) -> dict[str, Any]:
    return {"pk": _public(world).pk, "number": 1}


@example("release:step", seen_by="ours")
def _step(world: World) -> dict[str, Any]:
    return {"pk": _public(world).pk, "verb": "withdraw"}


@example("release:resend", seen_by="ours")
def _failed(world: World) -> dict[str, Any]:
    publication, channel = _public(world), _channel(world)
    row = Dispatch.objects.create(
        publication=publication, channel=channel, number=1, deed="publish", state="failed"
    )
    return {"pk": publication.pk, "dispatch": row.pk}


@example("release:publish", seen_by="ours")
def _to_publish(world: World) -> dict[str, Any]:
    press = Press(world.our_unit)
    leaflet = press.leaflet(title=f"{MARK}关于开放日的通知")
    press.write(leaflet)
    assert LEAFLETS[leaflet.pk] is leaflet
    return {"model": KIND, "record": leaflet.pk}


@example("release:channel-edit", "release:channel-switch", seen_by="office")
def _own_channel(world: World) -> dict[str, Any]:
    return {"pk": _channel(world).pk}


@example("release:circle-edit", "release:circle-code", "release:circle-switch", seen_by="ours")
def _own_circle(world: World) -> dict[str, Any]:
    return {"pk": _circle(world).pk}


@rows("release:list", seen_by="ours")
def _one_more_publication(world: World) -> None:
    _public(world)


@rows("release:channels", seen_by="office")
def _one_more_channel(world: World) -> None:
    _channel(world)


@rows("release:circles", seen_by="ours")
def _one_more_circle(world: World) -> None:
    _circle(world)


@rows("release:shared", seen_by="ours")
def _one_more_shared(world: World) -> None:
    press = Press(world.our_unit)
    press.release(press.review(press.leaflet()), audience=_circle(world))
