"""Django app of the room ``supervision``."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "gongkai.oversight.supervision"
    label = "supervision"
    verbose_name = "督查督办"
