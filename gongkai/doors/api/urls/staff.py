"""Addresses of the desk: business systems and the reference."""

from django.urls import path

from ..views import clients

app_name = "api"
urlpatterns = [
    path("", clients.describe, name="reference"),
    path("clients/", clients.client_list, name="client-list"),
    path("clients/new/", clients.client_new, name="client-new"),
    path("clients/<int:pk>/revoke/", clients.client_revoke, name="client-revoke"),
]
