"""Notes the address and the id of each request for the log."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .context import Origin, coming_from
from .origin import client_address


class OriginMiddleware:
    """Puts the request's origin where ``audit.actions.record`` finds it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        address = client_address(
            request.META.get("REMOTE_ADDR", ""),
            request.headers.get("X-Forwarded-For", ""),
            settings.PROXIES,
        )
        here = Origin(address=address[:64], request_id=uuid.uuid4().hex)
        with coming_from(here):
            return self.get_response(request)
