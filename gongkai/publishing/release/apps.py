"""Django app of the room ``release``."""

from django.apps import AppConfig


class ReleaseConfig(AppConfig):
    name = "gongkai.publishing.release"
    label = "release"
    verbose_name = "发布"
