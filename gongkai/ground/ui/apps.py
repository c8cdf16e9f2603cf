"""Django app of the room ``ui``."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class UiConfig(AppConfig):
    name = "gongkai.ground.ui"
    label = "ui"
    verbose_name = "界面"

    def ready(self) -> None:
        # Every room hangs its menus, to-dos and panels in ``slots.py``; nobody lists the rooms.
        autodiscover_modules("slots")
