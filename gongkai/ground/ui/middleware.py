"""``?look=elder`` on any page: remember the choice and come back to the same page without it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.utils.http import escape_leading_slashes

from . import modes

PARAMETER = "look"


class ModeMiddleware:
    """Needs no address of its own, so that both sites have the switch on every page.

    It leads nowhere but to the page that was asked for; a path that begins with "//" is escaped.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if PARAMETER not in request.GET or request.method not in {"GET", "HEAD"}:
            page = self.get_response(request)
            patch_vary_headers(page, ["Cookie"])  # a cache must keep both looks apart
            return page
        response = HttpResponseRedirect(_same_page(request))
        modes.remember(response, request.GET[PARAMETER])
        add_never_cache_headers(response)
        return response


def _same_page(request: HttpRequest) -> str:
    others = request.GET.copy()
    del others[PARAMETER]
    query = f"?{others.urlencode()}" if others else ""
    return escape_leading_slashes(request.path) + query
