"""Staff addresses of the room, under /desk/calendar/."""

from django.urls import path

from .views.staff import calendar, counting, limits

app_name = "timelimits"

urlpatterns = [
    path("", calendar.calendar, name="calendar"),
    path("upload/", calendar.upload, name="upload"),
    path("template/", calendar.template, name="template"),
    path("<int:year>/remove/", calendar.remove, name="remove"),
    path("limits/", limits.limits, name="limits"),
    path("limits/add/", limits.add, name="limit-add"),
    path("limits/<int:pk>/end/", limits.end, name="limit-end"),
    path("count/", counting.count, name="count"),
]
