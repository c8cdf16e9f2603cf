"""Who must do it: units, groups of units and their roles, from a tag or a cell."""

from gongkai.oversight.plans.rules.units.read import (
    FIRST_LEADS,
    looks_like_units,
    read_units,
    units_text,
)

__all__ = ["FIRST_LEADS", "looks_like_units", "read_units", "units_text"]
