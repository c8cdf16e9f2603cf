"""What is public, for the public addresses that name something."""

from __future__ import annotations

from typing import Any

from gongkai.ground.core import clock
from gongkai.publishing.release.models import Audience, Publication
from tests.factories.release import Press

from ..registry import shown
from ..world import World


def _named(publication: Publication) -> dict[str, Any]:
    _, prefix, year, number, _ = publication.address.split("/")
    return {"prefix": prefix, "year": int(year), "number": int(number)}


def _corrected(world: World) -> Publication:
    press = Press(world.our_unit)
    first = press.published(files={"a": press.upload()})
    return press.correct(first, "开放日改在三月六日。", note="改了日期")


@shown("release_public:record", "release_public:versions", "release_public:api-record")
def _record(world: World) -> dict[str, Any]:
    return _named(_corrected(world))


@shown("release_public:changes")
def _changes(world: World) -> dict[str, Any]:
    return _named(_corrected(world)) | {"version": 2}


@shown("release_public:version")
def _version(world: World) -> dict[str, Any]:
    return _named(_corrected(world)) | {"version": 1}


@shown("release_public:file")
def _file(world: World) -> dict[str, Any]:
    return _named(_corrected(world)) | {"version": 2, "key": "a"}


@shown("release_public:code")
def _restricted(world: World) -> dict[str, Any]:
    press = Press(world.our_unit)
    name = f"听证代表{Audience.objects.count()}"
    circle = Audience.objects.create(unit=press.unit, name=name)
    return _named(press.release(press.review(press.leaflet()), audience=circle))


@shown("release_public:shelf", "release_public:rss", "release_public:atom")
def _shelf(world: World) -> dict[str, Any]:
    _corrected(world)
    return {"code": "unit", "key": str(world.our_unit.pk)}


@shown("plans_public:year")
def _year(world: World) -> dict[str, Any]:
    return {"year": clock.today().year}
