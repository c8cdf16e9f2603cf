"""The whole site, and bare pages to measure against: the same middleware, an empty view."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls_all import *
from config.urls_all import urlpatterns as all_patterns
from gongkai.ground.orgs.models import Unit
from gongkai.ground.ui.staff import staff_page


@staff_page()
def bare(request: HttpRequest) -> HttpResponse:
    """Nothing but a word."""
    return HttpResponse("<!doctype html><title>bare</title><p>bare")


def bare_public(request: HttpRequest) -> HttpResponse:
    """One query and a word, for everybody."""
    count = Unit.objects.filter(pk=1).count()
    return HttpResponse(f"<!doctype html><title>bare</title><p>{count}")


urlpatterns = [
    path("desk/bare/", bare, name="bare"),
    path("bare-public/", bare_public, name="bare-public"),
    *all_patterns,
]
