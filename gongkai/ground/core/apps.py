"""Django app of the room ``core``."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "gongkai.ground.core"
    label = "core"
    verbose_name = "基础"

    def ready(self) -> None:
        from . import checks  # noqa: F401, PLC0415  (registers itself; models are loaded by now)
