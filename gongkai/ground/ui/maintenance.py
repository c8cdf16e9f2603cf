"""Maintenance: while the file ``maintenance.txt`` lies in the data folder, every page says so.

A file and no setting, so that it is switched without a restart and needs no database. Its text is
the sentence that people read; an empty file gives the ordinary one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import loader

FILE = "maintenance.txt"
COME_BACK_AFTER = 600  # seconds, for robots
OPEN = ("/static/", "/api/")  # health is asked for even now; the api answers for itself


class MaintenanceMiddleware:
    """Answers 503 with a sentence instead of the page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sentence = announced()
        if sentence is None or request.path.startswith(OPEN):
            return self.get_response(request)
        page = loader.render_to_string("ui/errors/503.html", {"sentence": sentence})
        return HttpResponse(page, status=503, headers={"Retry-After": str(COME_BACK_AFTER)})


def announced() -> str | None:
    """The sentence of the maintenance that is going on; None if there is none."""
    try:
        return (Path(settings.DATA) / FILE).read_text(encoding="utf-8").strip()
    except OSError:
        return None
