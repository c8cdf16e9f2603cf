"""What every template knows of the site."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest

from gongkai.ground.ui.remembered import remembered

from . import queries


def site(request: HttpRequest) -> dict[str, Any]:
    """``site``: the profile, read when a template first asks. ``grey``: is it grey today?"""
    profile = cache(lambda: remembered(request, "portal.profile", queries.profile))
    return {"site": profile, "grey": lambda: queries.is_grey(profile())}
