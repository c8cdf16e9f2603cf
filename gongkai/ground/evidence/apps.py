"""Django app of the room ``evidence``."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "gongkai.ground.evidence"
    label = "evidence"
    verbose_name = "佐证材料"
