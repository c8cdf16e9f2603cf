"""A short number for what went wrong, which people can read out on the telephone."""

from __future__ import annotations

import logging
import secrets

from django.http import HttpRequest

from gongkai.ground.core import clock

logger = logging.getLogger("gongkai.incidents")


def reference() -> str:
    """Month and day, hour and minute, and four digits by chance: 1014-0937-2264."""
    return f"{clock.now():%m%d-%H%M}-{secrets.randbelow(10_000):04d}"


def note(request: HttpRequest) -> str:
    """Log the present exception under a new number and return the number."""
    number = reference()
    logger.error("incident %s at %s %s", number, request.method, request.path, exc_info=True)
    return number
