"""长辈模式: chosen by the reader, kept in a cookie, needs no script and no sign-in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

COOKIE = "mode"
ELDER = "elder"
ONE_YEAR = 365 * 24 * 3600


def mode_of(request: HttpRequest) -> str:
    """``"elder"`` or ``""``."""
    return ELDER if request.COOKIES.get(COOKIE) == ELDER else ""


def remember(response: HttpResponse, mode: str) -> None:
    """Write the choice into the cookie; anything but "elder" means the ordinary look."""
    if mode == ELDER:
        response.set_cookie(COOKIE, ELDER, max_age=ONE_YEAR, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
