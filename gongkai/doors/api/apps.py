"""Django app of the door ``api``."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "gongkai.doors.api"
    label = "api"
    verbose_name = "接口"
