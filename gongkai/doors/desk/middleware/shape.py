"""The shape of the desk's middleware: acts on staff pages only, after the CSRF check."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django_htmx.http import HttpResponseClientRedirect

from gongkai.ground.orgs.models import User

STAFF = "/desk/"


def is_staff_page(request: HttpRequest) -> bool:
    """Whether the address belongs to the staff site. Public pages never touch the session."""
    return request.path_info.startswith(STAFF)


def send_to(request: HttpRequest, address: str) -> HttpResponseBase:
    """Redirect the page, also when htmx asked for a fragment only."""
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(address)
    return redirect(address)


def person(request: HttpRequest) -> User:
    """Who sits there. Only for ``StaffMiddleware.check``, which strangers never reach."""
    assert isinstance(request.user, User)
    return request.user


class StaffMiddleware:
    """Calls ``check`` for signed-in people on staff pages; its answer replaces the page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if not is_staff_page(request) or not request.user.is_authenticated:
            return None
        return self.check(request)

    def check(self, request: HttpRequest) -> HttpResponseBase | None:
        raise NotImplementedError
