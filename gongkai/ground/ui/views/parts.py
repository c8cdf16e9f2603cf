"""Every part in every state, drawn by the tags that all pages use."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.ground.core.paging import page_of
from gongkai.ground.ui.showing import samples
from gongkai.ground.ui.showing.sample import Sample
from gongkai.ground.ui.staff import staff_page


@staff_page("ui.parts")
def all_parts(request: HttpRequest) -> HttpResponse:
    """/desk/parts/"""
    values = {
        "samples": samples,
        "days": samples.days(),
        "form": Sample(auto_id="id_%s"),
        "bad": Sample({"phone": "1380000123", "name": "周敏"}, auto_id="bad_%s"),
        "page": page_of(range(1, 181), request.GET.get("page")),
    }
    return render(request, "ui/parts.html", values)
