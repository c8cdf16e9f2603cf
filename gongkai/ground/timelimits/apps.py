"""Django app of the room ``timelimits``."""

from django.apps import AppConfig


class TimelimitsConfig(AppConfig):
    name = "gongkai.ground.timelimits"
    label = "timelimits"
    verbose_name = "工作日和期限"
