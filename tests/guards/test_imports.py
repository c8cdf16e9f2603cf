"""What the wildcards of import-linter cannot say: a room's pages are its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from config.environment import PROJECT

PRIVATE = {"views", "forms", "urls", "slots", "api", "tasks", "commands", "receivers"}
# What the interface offers to all rooms under a name that is private elsewhere.
OFFERED = ("gongkai.ground.ui.slots", "gongkai.ground.ui.forms")


def imports() -> Iterator[tuple[Path, str]]:
    """Every absolute name that a file of a room imports from ``gongkai``."""
    for path in (PROJECT / "gongkai").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((path, name) for name in _names(path, node))


def _names(path: Path, node: ast.ImportFrom) -> list[str]:
    package = path.relative_to(PROJECT).parent.parts
    start = package[: len(package) - node.level + 1] if node.level else ()
    base = ".".join([*start, node.module or ""]).strip(".")
    return [f"{base}.{alias.name}" for alias in node.names]


def room_of(name: str) -> tuple[str, ...]:
    return tuple(name.split(".")[:3])


def test_no_room_takes_another_rooms_pages() -> None:
    crossed, seen = [], 0
    for path, name in imports():
        own = path.relative_to(PROJECT).parts[:3]
        parts = name.split(".")
        if parts[0] != "gongkai" or len(parts) < 4 or room_of(name) == own:
            continue
        seen += 1
        private = parts[3] in PRIVATE and not name.startswith(OFFERED)
        if private and own[:2] != ("gongkai", "doors"):
            crossed.append(f"{path.relative_to(PROJECT)} imports {name}")
    assert seen > 100
    assert not crossed


def test_only_config_names_the_test_or_production_settings() -> None:
    assert not [
        path for path, name in imports() if name.split(".")[0] in {"config", "tests", "bench"}
    ]


def test_what_a_worker_runs_asks_for_no_address_of_its_own_site() -> None:
    """A worker serves no page: ``reverse`` fails there, ``desk_address`` does not."""
    rungs = {"actions", "tasks", "receivers", "queries"}
    crossed, seen = [], 0
    for path, name in imports():
        own = path.relative_to(PROJECT).with_suffix("").parts
        if len(own) < 4 or own[3] not in rungs or own[1] == "doors":
            continue
        seen += 1
        if name == "django.urls.reverse":
            crossed.append(f"{path.relative_to(PROJECT)}: use gongkai.ground.ui.addresses")
    assert seen > 100
    assert not crossed
