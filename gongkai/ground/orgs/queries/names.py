"""The register of names, read from the database in one query."""

from __future__ import annotations

from typing import cast

from ..models import UnitAlias
from ..register import How, KnownName, Register


def register() -> Register:
    """All names of all units and groups, closed units included: old plans still name them."""
    rows = UnitAlias.objects.values_list("text", "kind", "unit_id", "group_id")
    return Register(
        [KnownName(text, cast(How, kind), unit, group) for text, kind, unit, group in rows]
    )
