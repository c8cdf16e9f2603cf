"""Django app of the room ``desk``."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "gongkai.doors.desk"
    label = "desk"
    verbose_name = "工作台"

    def ready(self) -> None:
        from . import receivers  # noqa: F401, PLC0415  (models are ready only now)
