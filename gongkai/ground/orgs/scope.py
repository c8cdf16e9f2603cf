"""What a model says about who may see its rows. Pure; ``orgs.queries.visible_to`` applies it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Scope:
    """Paths (Django lookups) from a row to the units and people who may see it.

    ``owner``: to the owning unit. ``participants``: to further units (assigned, co-handling).
    ``persons``: to people (reviewer, co-handler). ``line``: to the row's ``orgs.Line``; the unit
    that leads the line sees rows of the line's units. ``submitted``: lookups that must hold before
    the office sees a row that is not its own unit's; empty means at once. ``through``: to a
    parent row whose scope decides alone (then nothing else is needed).
    """

    owner: str = ""
    participants: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    line: str = ""
    submitted: Mapping[str, Any] = field(default_factory=dict)
    through: str = ""

    def __post_init__(self) -> None:
        if not (self.owner or self.participants or self.persons or self.through):
            raise ValueError("a scope must lead to a unit, a person or a parent")
