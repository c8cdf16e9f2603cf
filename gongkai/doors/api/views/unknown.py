"""The API's own address, and what it says of an address that it does not have."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from ..answers import answer


def index(request: HttpRequest) -> JsonResponse:
    """Where the description lies; asked by people who try the address that `serve` prints."""
    return JsonResponse({"version": "1", "openapi": "/api/v1/openapi.json", "help": "/desk/api/"})


@csrf_exempt
def unknown(request: HttpRequest, rest: str = "") -> JsonResponse:
    """404 in the one shape."""
    return answer(HTTPStatus.NOT_FOUND)
