"""The code of a circle of readers (在特定范围内公开)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ...queries import public
from ...queries.readers import remember_code
from ...rules.addresses import address


@require_POST
def enter(request: HttpRequest, prefix: str, year: int, number: int) -> HttpResponseBase:
    """Remember the code for this visit if it is right; ask again if it is not."""
    publication = public.find(address(prefix, year, number)) if prefix.islower() else None
    if publication is None or public.reading_of(publication) != "restricted":
        raise Http404
    if remember_code(request, publication, request.POST.get("code", "")):
        return redirect(publication.address)
    values = {"publication": publication, "wrong": True}
    return render(request, "release/public/code.html", values, status=403)
