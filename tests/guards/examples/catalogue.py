"""Example records of the room ``catalogue``."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from gongkai.ground.core import clock
from gongkai.publishing.catalogue import actions
from gongkai.publishing.catalogue.models import (
    Bound,
    Column,
    Directory,
    Entry,
    Intake,
    Repost,
    Topic,
)
from tests.factories import catalogue
from tests.factories.review import Bureau

from ..registry import example, rows, shown
from ..world import MARK, World


def _directory(world: World) -> Directory:
    title = f"{MARK}目录{Directory.objects.count()}"
    return catalogue.directory(world.ours, world.our_unit, title=title)


def _entry(world: World) -> Entry:
    return catalogue.entry(world.ours, _directory(world), matter=f"{MARK}事项")


def _intake(world: World) -> Intake:
    return actions.read_in(
        by=world.ours,
        directory=_directory(world),
        data=catalogue.table(catalogue.row(f"{MARK}低保", "条件、标准")),
        name=f"{MARK}目录.xlsx",
    )


def _bound(world: World) -> Bound:
    return actions.keep_bound(
        by=world.ours,
        supervisor=world.our_unit,
        name=f"{MARK}小学{Bound.objects.count()}",
        sector="education",
        since=clock.today(),
    )


def _topic(world: World) -> Topic:
    name = f"{MARK}专题{Topic.objects.count()}"
    return actions.keep_topic(by=world.office, unit=world.government, name=name)


def _repost(world: World) -> Repost:
    return actions.order_repost(
        by=world.office,
        unit=world.government,
        title=f"{MARK}通知{Repost.objects.count()}",
        source="中国政府网",
        asked_on=clock.today(),
        due_at=clock.now() + timedelta(days=1),
        units=[world.our_unit],
    )


def _column(world: World) -> Column:
    name = f"{MARK}栏目{Column.objects.count()}"
    return catalogue.column(world.ours, world.our_unit, name=name)


@example(
    "catalogue:directory", "catalogue:directory-edit", "catalogue:directory-sheet",
    "catalogue:directory-document", "catalogue:import", "catalogue:entry-new",
    "catalogue:directory-send",
    seen_by="ours",
)  # fmt: skip
def _own_directory(world: World) -> dict[str, Any]:
    return {"pk": _entry(world).directory_id}


@example(
    "catalogue:entry", "catalogue:entry-edit", "catalogue:entry-end", "catalogue:entry-restore",
    seen_by="ours",
)  # fmt: skip
def _own_entry(world: World) -> dict[str, Any]:
    return {"pk": _entry(world).pk}


@example(
    "catalogue:intake", "catalogue:intake-tick", "catalogue:intake-leaving",
    "catalogue:intake-take", "catalogue:intake-drop",
    seen_by="ours",
)  # fmt: skip
def _own_intake(world: World) -> dict[str, Any]:
    return {"pk": _intake(world).pk}


@example("catalogue:intake-row", seen_by="ours")
def _own_row(world: World) -> dict[str, Any]:
    intake = _intake(world)
    return {"pk": intake.pk, "row": intake.rows.get().pk}


@example("catalogue:bound-release", seen_by="ours")
def _own_bound(world: World) -> dict[str, Any]:
    return {"pk": _bound(world).pk}


@example("catalogue:guide", seen_by="ours")
def _own_guide(world: World) -> dict[str, Any]:
    return {"pk": world.our_unit.pk}


@shown("catalogue_public:part")
def _part(world: World) -> dict[str, Any]:
    return {"part": "rules"}


@example("catalogue:column-edit", "catalogue:column-switch", seen_by="ours")
def _own_column(world: World) -> dict[str, Any]:
    return {"pk": _column(world).pk}


@example("catalogue:topic-edit", "catalogue:topic-switch", seen_by="office")
def _own_topic(world: World) -> dict[str, Any]:
    return {"pk": _topic(world).pk}


@example("catalogue:repost", seen_by="ours")
def _own_repost(world: World) -> dict[str, Any]:
    return {"pk": _repost(world).pk}


@example("catalogue:repost-finish", seen_by="ours")
def _own_duty(world: World) -> dict[str, Any]:
    return {"pk": _repost(world).duties.get().pk}


@rows("catalogue:board", seen_by="ours")
def _one_more_entry(world: World) -> None:
    _entry(world)


@rows("catalogue:directories", seen_by="ours")
def _one_more_directory(world: World) -> None:
    _directory(world)


@rows("catalogue:bound", seen_by="ours")
def _one_more_bound(world: World) -> None:
    _bound(world)


@rows("catalogue:columns", seen_by="ours")
def _one_more_column(world: World) -> None:
    _column(world)


@rows("catalogue:topics", seen_by="office")
def _one_more_topic(world: World) -> None:
    _topic(world)


@rows("catalogue:reposts", seen_by="ours")
def _one_more_repost(world: World) -> None:
    _repost(world)


@shown("catalogue_public:unit")
def _unit(world: World) -> dict[str, Any]:
    return {"pk": world.our_unit.pk}


@shown("catalogue_public:entry")
def _shown_entry(world: World) -> dict[str, Any]:
    bureau = Bureau(world.our_unit)
    made = catalogue.directory(bureau.author, bureau.unit)
    entry = catalogue.entry(bureau.author, made)
    catalogue.published(bureau, made)
    return {"directory": made.pk, "entry": entry.pk}
