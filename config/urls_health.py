"""Addresses of every site: whether it is alive and ready."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", include("gongkai.doors.api.urls.health"))
]
