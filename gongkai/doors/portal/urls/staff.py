"""Staff addresses, under /desk/site/."""

from django.urls import path

from ..views import staff

app_name = "portal_staff"
urlpatterns = [
    path("", staff.home, name="home"),
    path("profile/", staff.edit_profile, name="profile"),
    path("badges/", staff.edit_badges, name="badges"),
    path("guide/", staff.edit_guide, name="guide"),
    path("grey/", staff.set_grey, name="grey"),
    path("grey/lift/", staff.lift_grey, name="lift-grey"),
]
