"""Staff pages are kept by no cache: the next person at the machine must not find them."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from .shape import is_staff_page


class NoStore:
    """Adds ``no-store`` to every answer of the staff site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_staff_page(request):
            add_never_cache_headers(response)
        return response
