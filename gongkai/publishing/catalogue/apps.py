"""Django app of the room ``catalogue``."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "gongkai.publishing.catalogue"
    label = "catalogue"
    verbose_name = "主动公开事项目录"
