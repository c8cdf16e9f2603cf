"""Addresses of the public site. No staff address may stand here; a guard proves it."""

from django.urls import URLPattern, URLResolver, include, path

from config import urls_health
from config.handlers import *

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("gongkai.doors.portal.urls.public")),
    path("", include("gongkai.publishing.release.urls.public")),
    path("", include("gongkai.publishing.catalogue.urls.public")),
    path("", include("gongkai.publishing.items.urls.public")),
    path("plans/", include("gongkai.oversight.plans.urls.public")),
    *urls_health.urlpatterns,
]
