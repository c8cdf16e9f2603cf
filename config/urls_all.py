"""Public and staff site on one port: one small server, and development."""

from config import urls_public, urls_staff
from config.handlers import *  # noqa: F403

urlpatterns = [*urls_staff.urlpatterns, *urls_public.urlpatterns]
