"""Public addresses of the room. A directory, a column and a topic have those of ``release``."""

from django.urls import path

from ..views.public import open_pages

app_name = "catalogue_public"

urlpatterns = [
    path("open/catalogue/", open_pages.directories, name="directories"),
    path("open/duties/", open_pages.duties, name="duties"),
    path("open/domains/", open_pages.domains, name="domains"),
    path("open/bound/", open_pages.bound, name="bound"),
    path("open/columns/", open_pages.columns, name="columns"),
    path("open/parts/<slug:part>/", open_pages.part, name="part"),
    path("open/units/<int:pk>/", open_pages.unit, name="unit"),
    path("open/catalogue/<int:directory>/<int:entry>/", open_pages.entry, name="entry"),
]
