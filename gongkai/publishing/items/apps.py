"""Django app of the room ``items``."""

from django.apps import AppConfig


class ItemsConfig(AppConfig):
    name = "gongkai.publishing.items"
    label = "items"
    verbose_name = "政府信息"
