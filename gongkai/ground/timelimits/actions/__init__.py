"""What changes the calendar and the limits."""

from .calendar import FIRST_YEAR, LAST_YEAR, load_year, remove_year
from .limits import end_limit, set_limit

__all__ = ["FIRST_YEAR", "LAST_YEAR", "end_limit", "load_year", "remove_year", "set_limit"]
