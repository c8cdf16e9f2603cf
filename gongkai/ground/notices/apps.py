"""Django app of the room ``notices``."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "gongkai.ground.notices"
    label = "notices"
    verbose_name = "消息"
