"""Django app of the room ``textcheck``."""

from django.apps import AppConfig


class TextcheckConfig(AppConfig):
    name = "gongkai.ground.textcheck"
    label = "textcheck"
    verbose_name = "内容检查"
