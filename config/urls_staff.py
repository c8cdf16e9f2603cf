"""Addresses of the staff site, all under /desk/, so that it can be kept off the internet."""

from django.urls import URLPattern, URLResolver, include, path

from config import urls_health
from config.handlers import *

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/", include("gongkai.doors.desk.urls.staff")),
    path("desk/", include("gongkai.doors.desk.urls.sign_in")),
    path("desk/calendar/", include("gongkai.ground.timelimits.urls")),
    path("desk/notices/", include("gongkai.ground.notices.urls")),
    path("desk/audit/", include("gongkai.ground.audit.urls")),
    path("desk/", include("gongkai.ground.orgs.urls")),
    path("desk/site/", include("gongkai.doors.portal.urls.staff")),
    path("desk/parts/", include("gongkai.ground.ui.urls")),
    path("desk/api/", include("gongkai.doors.api.urls.staff")),
    *urls_health.urlpatterns,
    path("api/v1/", include("gongkai.doors.api.urls.v1")),
    path("desk/evidence/", include("gongkai.ground.evidence.urls")),
    path("desk/jobs/", include("gongkai.ground.jobs.urls")),
    path("desk/", include("gongkai.ground.textcheck.urls")),
    path("desk/", include("gongkai.ground.review.urls")),
    path("desk/", include("gongkai.publishing.release.urls.staff")),
    path("desk/", include("gongkai.publishing.catalogue.urls.staff")),
    path("desk/", include("gongkai.publishing.items.urls.staff")),
    path("desk/", include("gongkai.oversight.plans.urls.staff")),
    path("desk/", include("gongkai.oversight.coordination.urls")),
    path("desk/", include("gongkai.oversight.supervision.urls")),
]
