"""Why something may not go out, what the public reads, what staff see."""

from .gates import passed_at, why_not
from .public import find, listed, on_any_shelf, on_shelf, open_version, reading_of

__all__ = [
    "find",
    "listed",
    "on_any_shelf",
    "on_shelf",
    "open_version",
    "passed_at",
    "reading_of",
    "why_not",
]
