"""The living page of all parts, for the people who build and check pages."""

from django.urls import path

from .views.parts import all_parts

app_name = "ui"
urlpatterns = [path("", all_parts, name="parts")]
