"""Reading units and people, and the two questions of every room: who sees, who may."""

from .access import may, visible_to
from .names import register
from .people import holders_of, who
from .standing import forget, runs, sight_of, standings, tree, units_of
from .units import reasons_against_closing, units_for

__all__ = [
    "forget",
    "holders_of",
    "may",
    "reasons_against_closing",
    "register",
    "runs",
    "sight_of",
    "standings",
    "tree",
    "units_for",
    "units_of",
    "visible_to",
    "who",
]
