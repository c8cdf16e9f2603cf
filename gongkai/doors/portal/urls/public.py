"""Public addresses."""

from django.urls import path

from ..views import machines, public

app_name = "portal"
urlpatterns = [
    path("", public.home, name="home"),
    path("open/", public.opened, name="open"),
    path("open/guide/", public.guide, name="guide"),
    path("open/units/", public.units, name="units"),
    path("sitemap/", public.sitemap, name="sitemap"),
    path("accessibility/", public.accessibility, name="accessibility"),
    path("about/", public.about, name="about"),
    path("leave/", public.leave, name="leave"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap_xml, name="sitemap-xml"),
    path("favicon.ico", machines.favicon, name="favicon"),
]
