"""Two people at one moment: the database lets one of them wait in vain, and we try once more.

Actions are whole or not at all, so what was rolled back may simply be done again. Only when that
fails, too, does the person hear of it, as a sentence.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse

from ..contention import is_contention
from . import errors


class ContentionMiddleware:
    """Does a page once more after a deadlock; then says that somebody else was busy there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not is_contention(error) or connection.in_atomic_block:
            return None
        match = request.resolver_match
        assert match is not None, "a view has failed, so its address was found"
        for uploads in request.FILES.lists():
            for upload in uploads[1]:
                upload.seek(0)
        try:
            answer: HttpResponse = match.func(request, *match.args, **match.kwargs)
        except OperationalError as again:
            if is_contention(again):
                return errors.busy(request)
            raise
        return answer
