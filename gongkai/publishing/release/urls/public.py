"""Public addresses of the room."""

from django.urls import URLPattern

app_name = "release_public"

urlpatterns: list[URLPattern] = []
