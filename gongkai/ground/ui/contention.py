"""Two people at one moment: how to tell that the database gave up for no fault of anybody."""

from __future__ import annotations

from django.db import OperationalError

# PostgreSQL: a deadlock, a serialization failure. SQLite says it in words.
STATES = {"40P01", "40001"}
LOCKED = "database is locked"


def is_contention(error: BaseException) -> bool:
    """Whether the database gave up because others were writing at the same moment."""
    if not isinstance(error, OperationalError):
        return False
    return getattr(error.__cause__, "sqlstate", "") in STATES or LOCKED in str(error)
