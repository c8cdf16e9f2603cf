"""Staff addresses of the room, mounted under /desk/."""

from django.urls import URLPattern

app_name = "textcheck"

urlpatterns: list[URLPattern] = []
