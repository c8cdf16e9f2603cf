"""What programs ask for: robots, the map as XML, the small picture."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.ground.ui import slots

PAGES = ("home", "open", "guide", "units", "sitemap", "accessibility", "about")
ROBOTS = """User-agent: *
Disallow: /desk/
Disallow: /api/
Disallow: /leave/
Disallow: /*look=
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: all that is public."""
    rooms = [item.url for item in slots.collect("portal.maps", request)]
    maps = [request.build_absolute_uri(url) for url in (reverse("portal:sitemap-xml"), *rooms)]
    text = ROBOTS + "".join(f"Sitemap: {address}\n" for address in maps)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def sitemap_xml(request: HttpRequest) -> HttpResponse:
    """The portal's pages and what the rooms add (slot ``portal.sitemap``: MenuItem)."""
    own = [reverse(f"portal:{name}") for name in PAGES]
    rooms = [item.url for item in slots.collect("portal.sitemap", request)]
    addresses = [request.build_absolute_uri(url) for url in dict.fromkeys([*own, *rooms])]
    return render(request, "portal/sitemap.xml", {"addresses": addresses}, "application/xml")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For programs that do not read the page's own link."""
    return HttpResponseRedirect(static("ui/img/mark.svg"))
