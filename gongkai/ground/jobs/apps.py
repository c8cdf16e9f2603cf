"""Django app of the room ``jobs``."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "gongkai.ground.jobs"
    label = "jobs"
    verbose_name = "长任务"
