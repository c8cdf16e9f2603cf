"""Django app of the room ``catalogue``."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "gongkai.publishing.catalogue"
    label = "catalogue"
    verbose_name = "公开事项目录"

    def ready(self) -> None:
        from . import receivers  # noqa: F401, PLC0415  (models are ready only now)
