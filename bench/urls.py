"""The whole site, and one bare page to measure against: the same middleware, an empty view."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls_all import *
from config.urls_all import urlpatterns as all_patterns
from gongkai.ground.ui.staff import staff_page


@staff_page()
def bare(request: HttpRequest) -> HttpResponse:
    """Nothing but a word."""
    return HttpResponse("<!doctype html><title>bare</title><p>bare")


urlpatterns = [path("desk/bare/", bare, name="bare"), *all_patterns]
