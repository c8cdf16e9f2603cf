"""Django app of the room ``core``."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "gongkai.ground.core"
    label = "core"
    verbose_name = "基础"
