"""Django app of the room ``supervision``."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "gongkai.oversight.supervision"
    label = "supervision"
    verbose_name = "督查督办"

    def ready(self) -> None:
        from . import receivers  # noqa: F401, PLC0415  (models are ready only now)
