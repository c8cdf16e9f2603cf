"""There is one door to the public, and no way round it: by page, API, task, command or import.

What is tried has no complete review: a leaflet that was never handed in, one that waits for its
last stage, one that was changed after it, one that was taken down.
"""

from __future__ import annotations

import ast
import contextlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client

from config.environment import PROJECT
from gongkai.doors.cli import main as cli
from gongkai.ground.core import clock, sweeps
from gongkai.publishing.release.models import Publication, Version
from gongkai.publishing.release.queries import listed
from tests.factories import orgs
from tests.factories.release import KIND, LEAFLETS, Press

from . import examples  # noqa: F401  (registers the makers)
from .registry import EXAMPLES
from .routes import Route, staff_routes
from .world import World, build

DOOR = PROJECT / "gongkai" / "publishing" / "release" / "actions"
GUARDED = {"Publication", "Version", "VersionFile", "Placement", "Schedule", "SearchNews"}
WRITES = {
    "create", "get_or_create", "update_or_create", "bulk_create", "update", "bulk_update",
    "delete", "save",
}  # fmt: skip


def _sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in (PROJECT / "gongkai").rglob("*.py"):
        inside = path.is_relative_to(DOOR) or "migrations" in path.parts
        if not inside:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def _writes(tree: ast.Module) -> Iterator[int]:
    """Lines that make or change a row of the door's tables."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        names = {each.id for each in ast.walk(node.func) if isinstance(each, ast.Name)}
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        made = isinstance(node.func, ast.Name) and node.func.id in GUARDED
        if made or (names & GUARDED and called in WRITES):
            yield node.lineno


def test_nobody_but_the_door_writes_what_is_public() -> None:
    found = [
        f"{path.relative_to(PROJECT)}:{line}" for path, tree in _sources() for line in _writes(tree)
    ]
    assert not found
    inside = [line for path in DOOR.glob("*.py") for line in _writes(ast.parse(path.read_text()))]
    assert len(inside) > 5, "the guard sees how the door itself writes"


def test_there_is_no_admin_behind_the_rooms() -> None:
    assert not apps.is_installed("django.contrib.admin")
    assert "django.contrib.admin" not in settings.INSTALLED_APPS


@pytest.fixture
def world() -> World:
    return build()


@pytest.fixture
def unready(world: World) -> Press:
    """Leaflets that may not go out, each for a reason of its own."""
    LEAFLETS.clear()
    press = Press(world.our_unit)
    press.leaflet(title="没有送过审")
    press.review(press.leaflet(title="还差终审"), turns=3)
    changed = press.review(press.leaflet(title="审完又改"))
    changed.text = "审完以后又改过的正文。"
    down = press.published(title="撤下来的")
    press.withdraw(down)
    return press


def _public() -> set[str]:
    return set(listed().values_list("title", flat=True))


def _everybody(world: World, press: Press) -> list[Client]:
    people = [*world.staff(), world.stranger, press.admin, *press.reviewers(), press.author]
    return [orgs.signed_in(user) for user in people] + [Client()]


@pytest.mark.django_db
def test_no_page_makes_it_public_for_anybody(world: World, unready: Press) -> None:
    before = Version.objects.count()
    clients = _everybody(world, unready)
    for leaflet in LEAFLETS.values():
        sent = {
            "digest": leaflet.outgoing().content.digest,
            "when": "now",
            "note": "改了",
            "removes_protected": "on",
            "sure": "1",
            "version": "1",
            "reason": "试试",
        }
        for client in clients:
            client.post(f"/desk/release/publish/{KIND}/{leaflet.pk}/", sent)
            for publication in Publication.objects.all():
                for verb in ("publish", "again", "prolong", "cancel", "release"):
                    client.post(f"/desk/release/{publication.pk}/{verb}/", sent)
    assert Version.objects.count() == before
    assert _public() == set()


@pytest.mark.django_db
def test_no_address_by_any_method_makes_anything_public(world: World, unready: Press) -> None:
    """All staff addresses with the guards' own records, sent by those who see most."""
    made: dict[str, dict[str, Any]] = {}
    known = {route.name: route for route in staff_routes()}
    for name, route in known.items():
        if route.arguments and name in EXAMPLES and not name.startswith("release:"):
            made[name] = EXAMPLES[name].make(world)
    before = Version.objects.count()
    clients = [orgs.signed_in(user) for user in (world.ours, world.office)]
    tried = 0
    for name, route in known.items():
        if name.startswith(("account", "mfa", "release:")) or "sign" in route.pattern:
            continue  # release's own are tried above
        address = _address(route, made)
        if address is None:
            continue
        for client in clients:
            client.post(address, {"sure": "1", "version": "1", "reason": "试试"})
            tried += 1
    assert tried > 100
    assert Version.objects.count() == before
    assert _public() == set()


def _address(route: Route, made: dict[str, dict[str, Any]]) -> str | None:
    if not route.arguments:
        return route.address()
    return route.address(**made[route.name]) if route.name in made else None


@pytest.mark.django_db
def test_no_sweep_makes_it_public(unready: Press) -> None:
    sweeps.discover()
    for days in (0, 1, 40):
        with clock.hold(clock.now() + timedelta(days=days)):
            for each in sweeps.registered():
                each.run()
    assert _public() == set()


@pytest.mark.django_db
def test_no_command_knows_a_way(unready: Press, capsys: pytest.CaptureFixture[str]) -> None:
    title = unready.leaflet(title="命令").pk
    for line in (
        ["release", "publish", str(title)],
        ["release", "verify", "/nowhere", "--key", "x"],
        ["projections", "rebuild"],
    ):
        with contextlib.suppress(SystemExit):  # a verb that there is not
            cli.main(line)
    capsys.readouterr()
    assert _public() == set()


@pytest.mark.django_db
def test_what_was_reviewed_does_go_out(world: World) -> None:
    """Else the tests above would pass for a door that is walled up."""
    press = Press(world.our_unit)
    press.published(title="审完的")
    assert _public() == {"审完的"}
