"""Django app of the room ``plans``."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "gongkai.oversight.plans"
    label = "plans"
    verbose_name = "工作要点"

    def ready(self) -> None:
        from . import receivers  # noqa: F401, PLC0415  (models are ready only now)
