"""The map of all that is public, for programs: parts of it, each address with its last change."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ...kept import kept_page
from ...queries import public

XML = "application/xml; charset=utf-8"


@require_safe
@kept_page()
def index(request: HttpRequest) -> HttpResponseBase:
    """The parts of the map; each holds a range of numbers, so that none ever moves."""
    parts = [
        request.build_absolute_uri(reverse("release_public:map", args=[number]))
        for number in public.map_parts()
    ]
    return render(request, "release/public/maps.xml", {"parts": parts}, content_type=XML)


@require_safe
@kept_page()
def part(request: HttpRequest, number: int) -> HttpResponseBase:
    """One part."""
    rows = [
        (request.build_absolute_uri(address), changed)
        for address, changed in public.map_rows(number)
    ]
    if not rows and number not in public.map_parts():
        raise Http404
    answer: HttpResponse = render(
        request, "release/public/map.xml", {"rows": rows}, content_type=XML
    )
    return answer
