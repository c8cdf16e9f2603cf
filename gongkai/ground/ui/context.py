"""What every template knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from .modes import mode_of


def page(request: HttpRequest) -> dict[str, Any]:
    """``mode``: "elder" or ""."""
    return {"mode": mode_of(request)}
