"""Reading units and people, and the two questions of every room: who sees, who may."""

from .access import acting_unit, may, standings_for, visible_to, works_for
from .names import register
from .people import found_people, holders_of, holders_of_posts, people_for, posts_on, who
from .standing import forget, runs, sight_of, standings, tree, units_of
from .units import found_units, in_tree, reasons_against_closing, units_for

__all__ = [
    "acting_unit",
    "forget",
    "found_people",
    "found_units",
    "holders_of",
    "holders_of_posts",
    "in_tree",
    "may",
    "people_for",
    "posts_on",
    "reasons_against_closing",
    "register",
    "runs",
    "sight_of",
    "standings",
    "standings_for",
    "tree",
    "units_for",
    "units_of",
    "visible_to",
    "who",
    "works_for",
]
