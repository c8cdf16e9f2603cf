"""Addresses that every site has: the public one, the staff's, and both in one."""

from django.urls import path

from ..views import health as views

app_name = "health"
urlpatterns = [
    path("health", views.health, name="health"),
    path("ready", views.ready, name="ready"),
]
