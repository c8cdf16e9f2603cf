"""Django app of the room ``portal``."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "gongkai.doors.portal"
    label = "portal"
    verbose_name = "门户"
