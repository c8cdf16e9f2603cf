"""What an installation adds to the reading of a plan at the command line: its register of units.

The command works without any database, and one that is absent, locked, of another version or not
reachable never stops it: then units are read as they stand and nobody is called unknown.
"""

from __future__ import annotations

import logging
from pathlib import Path

from gongkai.ground.orgs.register import Register


def register() -> Register | None:
    """The installation's units and groups; None where there is no database or nothing in it."""
    # Whatever is wrong with a database is not this command's concern.
    logging.disable(logging.CRITICAL)
    try:
        return _register() if _has_database() else None
    except Exception:
        return None
    finally:
        logging.disable(logging.NOTSET)


def _has_database() -> bool:
    """Told from the settings alone, which is quick: a SQLite file that is not there is not made."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    return "sqlite" not in database["ENGINE"] or Path(database["NAME"]).is_file()


def _register() -> Register | None:
    import django

    django.setup()
    from gongkai.ground.orgs import models, queries

    return queries.register() if models.Unit.objects.exists() else None
