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
from gongkai.doors.api import actions as api_actions
from gongkai.doors.cli import main as cli
from gongkai.ground.core import clock, sweeps
from gongkai.publishing.items import actions as items_actions
from gongkai.publishing.items.models import Item
from gongkai.publishing.items.queries.showing import outgoing as items_outgoing
from gongkai.publishing.release import actions as release_actions
from gongkai.publishing.release.models import Publication, Version
from gongkai.publishing.release.queries import listed
from tests.factories import orgs
from tests.factories.items import LONG_AGO, NUMBER, Newsroom
from tests.factories.release import KIND, LEAFLETS, Press

from . import examples  # noqa: F401  (registers the makers)
from .registry import EXAMPLES
from .routes import Route, staff_routes
from .world import World, build

DOOR = PROJECT / "gongkai" / "publishing" / "release" / "actions"
GUARDED = {"Publication", "Version", "VersionFile", "Placement", "Schedule", "SearchNews"}
# Rows by the names that everybody gives them, and what gives such rows.
WORDS = {"publication", "publications", "publication_of", "find", "open_version", "open_versions"}
RELATED = {"publication", "placements", "schedules"}
_SAVES = {
    "create", "get_or_create", "update_or_create", "bulk_create", "update", "bulk_update",
    "delete", "save",
}  # fmt: skip
WRITES = _SAVES | {f"a{name}" for name in _SAVES} | {"raw_delete", "_raw_delete", "save_base"}


def _sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in (PROJECT / "gongkai").rglob("*.py"):
        inside = path.is_relative_to(DOOR) or "migrations" in path.parts
        if not inside:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


class _Names:
    """Which names of a module stand for the door's tables or for rows of them."""

    def __init__(self, tree: ast.Module) -> None:
        self.models, self.rows = set(GUARDED), set(WORDS)
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                self.models |= {one.asname or "" for one in node.names if one.name in GUARDED}
        before = -1
        while before != len(self.rows):  # a row taken from a row, wherever it stands
            before = len(self.rows)
            for node in ast.walk(tree):
                self._take(node)

    def _take(self, node: ast.AST) -> None:
        if isinstance(node, ast.arg) and node.annotation is not None:
            if self._is_annotated(node.annotation):
                self.rows.add(node.arg)
        elif isinstance(node, ast.AnnAssign) and self._is_annotated(node.annotation):
            self._bind(node.target)
        elif isinstance(node, ast.Assign | ast.NamedExpr) and self.is_row(node.value):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                self._bind(target)
        elif isinstance(node, ast.For | ast.comprehension) and self.is_row(node.iter):
            self._bind(node.target)

    def _bind(self, target: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self.rows.add(target.id)

    def _is_annotated(self, annotation: ast.expr) -> bool:
        return any(isinstance(one, ast.Name) and one.id in self.models for one in _all(annotation))

    def is_model(self, node: ast.expr) -> bool:
        """``Publication``, another name of it, ``models.Publication``."""
        if isinstance(node, ast.Name):
            return node.id in self.models
        return isinstance(node, ast.Attribute) and node.attr in GUARDED

    def is_row(self, node: ast.expr) -> bool:
        """Whether a chain of attributes and calls begins at a model or row, or comes to one."""
        while True:
            if self.is_model(node):
                return True
            if isinstance(node, ast.Name):
                return node.id in self.rows
            if isinstance(node, ast.Attribute):
                if node.attr in RELATED:
                    return True
                node = node.value
            elif isinstance(node, ast.Call):
                node = node.args[0] if _is_plain(node) and node.args else node.func
            elif isinstance(node, ast.Subscript):
                node = node.value
            else:
                return False


def _all(node: ast.expr) -> Iterator[ast.AST]:
    """A node with all in it; an annotation in quotes is read, too."""
    for one in ast.walk(node):
        yield one
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            with contextlib.suppress(SyntaxError):
                yield from ast.walk(ast.parse(one.value, mode="eval"))


def _is_plain(call: ast.Call) -> bool:
    """``list(rows)``, ``get_object_or_404(rows, ...)``: what comes of the first argument."""
    plain = {"list", "sorted", "iter", "next", "reversed", "get_object_or_404"}
    return isinstance(call.func, ast.Name) and call.func.id in plain


def _writes(tree: ast.Module) -> Iterator[int]:
    """Lines that make or change a row of the door's tables."""
    names = _Names(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        changed = isinstance(node.func, ast.Attribute) and names.is_row(node.func.value)
        if names.is_model(node.func) or (called in WRITES and changed):
            yield node.lineno


@pytest.mark.parametrize(
    "planted",
    [
        "publication.save()",
        "item.publication.save(update_fields=['state'])",
        "Publication.objects.filter(pk=1).update(state='public')",
        "from x import Publication as P\nP.objects.create()",
        "from x import Publication as P\nP(title='x')",
        "from x import release\nrelease.models.Publication.objects.all().delete()",
        "def f(one: Publication): one.save()",
        "def f(one: 'Publication | None'): one.save()",
        "one = Publication.objects.get(pk=1)\none.state = 'public'\none.save()",
        "for one in Version.objects.all():\n    one.delete()",
        "def f(found: Publication):\n    found.versions.create(number=2)",
        "def f(found: Publication):\n    last = found.versions.first()\n    last.save()",
        "publication_of(KIND, 1).placements.all().delete()",
        "row = publication_of(KIND, 1)\nrow.save()",
        "if (row := find('/x/')) is not None:\n    row.save()",
        "x.schedules.update(state='done')",
        "models.Version.objects.bulk_create([])",
        "Publication.objects.aupdate(state='public')",
        "get_object_or_404(Publication, pk=1).save()",
        "super(Version, row).save()\nVersion.save(row)",
    ],
)
def test_the_guard_sees_what_is_planted(planted: str) -> None:
    assert list(_writes(ast.parse(planted)))


@pytest.mark.parametrize(
    "harmless",
    ["item.save()", "publication.title", "Publication.objects.filter(pk=1).count()",
     "def f(case: Case):\n    case.versions.create()", "Item.objects.create()"],
)  # fmt: skip
def test_the_guard_leaves_others_alone(harmless: str) -> None:
    assert not list(_writes(ast.parse(harmless)))


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
    before, public = Version.objects.count(), _public()  # some examples are of public records
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
    assert _public() <= public  # a record may be taken down on the way


def _address(route: Route, made: dict[str, dict[str, Any]]) -> str | None:
    if not route.arguments:
        return route.address()
    return route.address(**made[route.name]) if route.name in made else None


@pytest.fixture
def unready_items(world: World) -> list[Item]:
    """Items that may not go out, each for a reason of its own."""
    room = Newsroom(world.our_unit)
    changed = room.pass_review(room.item(title="审完又改的信息"))
    items_actions.save(
        by=room.author, item=changed, draft=room.draft(title=changed.title, body="没有审过")
    )
    found = room.item(title="查出身份证号的信息", body=f"身份证号{NUMBER}")
    filed, _ = items_actions.file_item(
        unit=room.unit,
        system="审批系统",
        client=1,
        filed=items_actions.Filed("1", "text", "系统报送的信息", LONG_AGO, room.entry.pk, "正文"),
    )
    down = room.item(title="撤下来的信息")
    publication = room.published(down)
    release_actions.withdraw(by=room.author, publication=publication, reason="错了")
    rest = [room.pass_review(room.item(title="还差终审的信息"), 3), room.item(title="草稿")]
    return [changed, found, filed, down, *rest]


@pytest.mark.django_db
def test_no_item_goes_out_by_any_role_page_or_interface(
    world: World, unready_items: list[Item]
) -> None:
    before = Version.objects.count()
    room = Newsroom(world.our_unit)
    people = [*world.staff(), world.stranger, room.admin, room.author, *room.reviewers()]
    clients = [*(orgs.signed_in(user) for user in people), Client()]
    names = [route.name for route in staff_routes() if route.name.startswith("items:")]
    assert len(names) > 20
    token = api_actions.add_client(
        by=None, name="审批系统", unit=world.our_unit, scopes=["items.file"]
    )[1]
    for item in unready_items:
        outgoing = items_outgoing(item.pk, lock=False)
        assert outgoing is not None
        sent = {
            "digest": outgoing.content.digest, "when": "now", "note": "改了", "version": "1",
            "removes_protected": "on", "reason": "试试", "attribute": "proactive", "all": "1",
        }  # fmt: skip
        for client in clients:
            for verb in ("send", "mask", "classify", "recheck", "edit", "suspect"):
                client.post(f"/desk/items/{item.pk}/{verb}/", sent)
            client.post(f"/desk/release/publish/items.item/{item.pk}/", sent)
        Client().put(
            "/api/v1/publishing/items/1",
            {"kind": "text", "title": "报送", "entry": item.entry_id, "formed_on": "2026-01-05",
             "state": "public", "publish": True},
            content_type="application/json",
            headers={"Authorization": f"Bearer {token}"},
        )  # fmt: skip
    assert Version.objects.count() == before
    assert _public() == set()


@pytest.mark.django_db
def test_no_sweep_makes_it_public(unready: Press, unready_items: list[Item]) -> None:
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
