"""The addresses of version 1, and JSON for those that do not exist."""

from django.urls import path

from ..v1 import api
from ..views.unknown import index, unknown

urlpatterns = [
    path("", index, name="api-index"),
    path("", api.urls),
    path("<path:rest>", unknown, name="api-unknown"),
]
