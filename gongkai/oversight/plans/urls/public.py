"""Public addresses of the room, mounted under /plans/."""

from django.urls import path

from ..views import public

app_name = "plans_public"

urlpatterns = [
    path("", public.this_year, name="this-year"),
    path("<int:year>/", public.of_year, name="year"),
]
