"""Error pages. Each says what happened, what to do, and whom to call."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader
from django.utils.cache import add_never_cache_headers

from gongkai.ground.ui import incidents


def _page(request: HttpRequest, name: str, status: int, **values: Any) -> HttpResponse:
    values = {"frame": _frame(request), **values}
    response = render(request, f"ui/errors/{name}.html", values, status=status)
    add_never_cache_headers(response)
    return response


def _frame(request: HttpRequest) -> str:
    """The staff's frame for staff addresses, and always on a site that serves only staff."""
    staff = settings.SITE == "staff"
    if settings.SITE == "all":
        staff = request.path.startswith("/desk/")
    return "ui/desk.html" if staff else "ui/portal.html"


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent cannot be read."""
    return _page(request, "400", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: known to exist, but not for this person."""
    return _page(request, "403", 403)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form without a valid token, as a rule because the page stood open too long."""
    return _page(request, "csrf", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or not for this person to know of."""
    return _page(request, "404", 404)


def busy(request: HttpRequest) -> HttpResponse:
    """503: somebody else was writing at the same moment, twice; nothing was done."""
    response = _page(request, "busy", 503)
    response["Retry-After"] = "2"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: needs no database and no context processor, and gives the number of the incident."""
    # Without the request no context processor runs, and none may: the database may be what failed.
    values = {"number": incidents.note(request), "path": request.path}
    page = loader.render_to_string("ui/errors/500.html", values)
    response = HttpResponseServerError(page)
    add_never_cache_headers(response)
    return response
