"""Units and people from a table: all of it or nothing.

A preview does the whole import and takes it back, so that it says exactly what would happen.
"""

from .people import import_people
from .units import import_units

__all__ = ["import_people", "import_units"]
