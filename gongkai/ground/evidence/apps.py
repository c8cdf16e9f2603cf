"""Django app of the room ``evidence``."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "gongkai.ground.evidence"
    label = "evidence"
    verbose_name = "佐证材料"

    def ready(self) -> None:
        from . import receivers  # noqa: F401, PLC0415  (models are ready only now)
