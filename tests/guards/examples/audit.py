"""Example records of the room ``audit``."""

from __future__ import annotations

from gongkai.ground.audit.actions import record

from ..registry import rows
from ..world import World


@rows("audit:entry-list", seen_by="audit")
def _one_more_entry(world: World) -> None:
    record(by=world.ours, verb="guards.example", sentence="做了一件事。", unit_id=None)
