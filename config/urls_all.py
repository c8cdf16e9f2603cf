"""Public and staff site on one port: one small server, and development."""

from config import urls_public, urls_staff

urlpatterns = [*urls_staff.urlpatterns, *urls_public.urlpatterns]
