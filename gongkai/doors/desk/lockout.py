"""What axes asks of us: which account, which address, and the page that says "locked"."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from . import queries


def account_named(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The account's name in one spelling: capitals must not open a fresh count."""
    given = (credentials or {}).get("username") or request.POST.get("login") or ""
    return str(given).strip().lower()


def address_of(request: HttpRequest) -> str:
    """The address that the audit log would show."""
    return queries.address_of(request)


def locked_page(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """How long it is closed, and whom to call."""
    name = account_named(request, credentials)
    context = {
        "until": queries.locked_until(name, address_of(request)),
        "minutes": int(settings.AXES_COOLOFF_TIME.total_seconds() // 60),
        "limit": settings.AXES_FAILURE_LIMIT,
    }
    return render(request, "desk/locked.html", context, status=429)
