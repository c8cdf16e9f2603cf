"""What the API says of an address that it does not have."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from ..answers import answer


@csrf_exempt
def unknown(request: HttpRequest, rest: str = "") -> JsonResponse:
    """404 in the one shape."""
    return answer(HTTPStatus.NOT_FOUND)
