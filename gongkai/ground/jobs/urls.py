"""Staff addresses of the room, mounted under /desk/jobs/."""

from django.urls import path

from .views import staff

app_name = "jobs"

urlpatterns = [
    path("", staff.listed, name="list"),
    path("<int:pk>/", staff.job, name="job"),
    path("<int:pk>/file/", staff.file, name="file"),
    path("<int:pk>/cancel/", staff.cancel, name="cancel"),
    path("<int:pk>/again/", staff.again, name="again"),
]
