"""Reading units and people, and the two questions of every room: who sees, who may."""

from .access import may, visible_to
from .names import register
from .people import holders_of, who
from .standing import forget, runs, sight_of, standings, tree, units_of

__all__ = [
    "forget",
    "holders_of",
    "may",
    "register",
    "runs",
    "sight_of",
    "standings",
    "tree",
    "units_of",
    "visible_to",
    "who",
]
