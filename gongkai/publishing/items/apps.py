"""Django app of the room ``items``."""

from django.apps import AppConfig


class ItemsConfig(AppConfig):
    name = "gongkai.publishing.items"
    label = "items"
    verbose_name = "政府信息"

    def ready(self) -> None:
        from . import receivers  # noqa: F401, PLC0415  (models are ready only now)
