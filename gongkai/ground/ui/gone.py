"""410: something was public and has been taken down. It says so, and where to look instead."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def gone(
    request: HttpRequest, *, title: str, sentence: str, instead: Sequence[tuple[str, str]] = ()
) -> HttpResponse:
    """The page for what was taken down. ``instead``: pairs of label and address to go on with."""
    values = {"frame": "ui/portal.html", "said": title, "sentence": sentence, "instead": instead}
    return render(request, "ui/errors/410.html", values, status=410)
