"""Django app of the room ``coordination``."""

from django.apps import AppConfig


class CoordinationConfig(AppConfig):
    name = "gongkai.oversight.coordination"
    label = "coordination"
    verbose_name = "议事协调和培训"
