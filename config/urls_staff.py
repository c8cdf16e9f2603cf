"""Addresses of the staff site, all under /desk/, so that it can be kept off the internet."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
