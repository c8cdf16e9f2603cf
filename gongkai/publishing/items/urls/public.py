"""Public addresses of the room."""

from django.urls import URLPattern

app_name = "items_public"

urlpatterns: list[URLPattern] = []
