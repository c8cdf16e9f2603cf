"""Addresses of the room, under /desk/audit/."""

from django.urls import path

from .views import staff

app_name = "audit"
urlpatterns = [
    path("", staff.entry_list, name="entry-list"),
    path("export/", staff.export, name="export"),
    path("verify/", staff.verify, name="verify"),
]
