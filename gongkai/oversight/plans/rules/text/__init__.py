"""From a Document to lines and grids: tables drawn in plain text are found, dirt is removed."""

from gongkai.oversight.plans.rules.text.elements import elements
from gongkai.oversight.plans.rules.text.grid import Field, Grid, Line

__all__ = ["Field", "Grid", "Line", "elements"]
