"""Django app of the room ``review``."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "gongkai.ground.review"
    label = "review"
    verbose_name = "审签"
