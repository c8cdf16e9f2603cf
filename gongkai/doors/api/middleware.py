"""Errors that arise before or beside an operation get the one shape, too."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .answers import answer

HERE = "/api/v1/"


class OneErrorShape:
    """Turns Django's own error pages under /api/v1/ (405, 400, 413 ...) into JSON."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not request.path.startswith(HERE) or response.status_code < 400:
            return response
        if response.headers.get("Content-Type", "").startswith("application/json"):
            return response
        shaped = answer(response.status_code)
        if "Allow" in response.headers:
            shaped["Allow"] = response["Allow"]
        return shaped
