"""What changes the calendar and the limits."""

from .calendar import load_year, remove_year
from .limits import end_limit, set_limit

__all__ = ["end_limit", "load_year", "remove_year", "set_limit"]
