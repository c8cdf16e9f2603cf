"""What the frame shows on every page is worked out anew only every few seconds.

The counts in the menu ask every room; a page's own content never comes from here. Whoever has just
acted sees fresh counts at once, in whichever process the next page is made (a cookie says so);
what others did shows within ``settings.FRAME_SECONDS``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

ACTED = "acted"
SAFE = {"GET", "HEAD", "OPTIONS"}
Value = TypeVar("Value")


def remembered(request: HttpRequest, key: str, make: Callable[[], Value]) -> Value:
    """``make()``, or what it gave a moment ago under ``key`` (None is never kept)."""
    found = known(request, key)
    if found is not None:
        return found  # type: ignore[no-any-return]  # only what ``make`` gave is kept under the key
    return kept(key, make())


def known(request: HttpRequest, key: str) -> Any | None:
    """What was kept a moment ago under ``key``; None when it must be made."""
    if must_be_fresh(request) or not settings.FRAME_SECONDS:
        return None
    return cache.get(key)


def kept(key: str, value: Value) -> Value:
    """``value``, kept for a moment under ``key``."""
    if settings.FRAME_SECONDS:
        cache.set(key, value, settings.FRAME_SECONDS)
    return value


def must_be_fresh(request: HttpRequest) -> bool:
    """Whether the person acted just now, or the page itself shows what the frame counts."""
    return ACTED in request.COOKIES or getattr(request, "fresh_frame", False)


def note_deed(request: HttpRequest) -> None:
    """Say that this GET changed what the frame counts, as opening a message does."""
    vars(request)["has_acted"] = True


def show_fresh(request: HttpRequest) -> None:
    """Say that this page shows what the frame counts: both must be of one moment."""
    vars(request)["fresh_frame"] = True


def _has_acted(request: HttpRequest) -> bool:
    return request.method not in SAFE or getattr(request, "has_acted", False)


class ActedMiddleware:
    """Notes for a few seconds that this browser has sent something, or read a message."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.FRAME_SECONDS and _has_acted(request):
            response.set_cookie(
                ACTED,
                "1",
                max_age=settings.FRAME_SECONDS,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response
