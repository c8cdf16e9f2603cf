"""Django app of the room ``documents``."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "gongkai.ground.documents"
    label = "documents"
    verbose_name = "文件"
