"""Public and staff site on one port: one small server, and development."""

from config import urls_health, urls_public, urls_staff
from config.handlers import *

urlpatterns = [
    *urls_staff.urlpatterns,
    *(each for each in urls_public.urlpatterns if each not in urls_health.urlpatterns),
]
