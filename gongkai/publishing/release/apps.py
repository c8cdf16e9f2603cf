"""Django app of the room ``release``."""

from django.apps import AppConfig


class ReleaseConfig(AppConfig):
    name = "gongkai.publishing.release"
    label = "release"
    verbose_name = "发布"

    def ready(self) -> None:
        from . import receivers  # noqa: F401, PLC0415  (models are ready only now)
