"""Pages for everybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.ground.ui import leaving, slots
from gongkai.ground.ui.modes import ELDER, mode_of

from .. import queries


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page; in 长辈模式 a shorter one of its own."""
    elder = mode_of(request) == ELDER
    doors = slots.collect("portal.doors", request)
    template = "portal/home_elder.html" if elder else "portal/home.html"
    return render(request, template, {"doors": doors[:4] if elder else doors})


@require_safe
def opened(request: HttpRequest) -> HttpResponse:
    """政府信息公开: what its frame holds."""
    return render(request, "portal/open.html", {"guide": queries.guide()})


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """政府信息公开指南 (条例 Art. 12)."""
    return render(request, "portal/guide.html", {"guide": queries.guide()})


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """The units and how they are reached."""
    groups = queries.units_by_kind()
    count = sum(len(group.units) for group in groups)
    return render(request, "portal/units.html", {"groups": groups, "count": count})


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Everything there is, on one page."""
    return render(request, "portal/sitemap.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How the site can be used by everybody, and whom to tell if not."""
    return render(request, "portal/accessibility.html")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Who runs the site and what they answer for."""
    return render(request, "portal/about.html", {"badges": queries.badges()})


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Before another site opens. Only addresses that our own pages have signed are shown."""
    url = leaving.target(request.GET.get("to", ""))
    if url is None:
        raise Http404
    return render(request, "portal/leave.html", {"url": url})
