"""Django app of the room ``orgs``."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from . import seeds


class OrgsConfig(AppConfig):
    name = "gongkai.ground.orgs"
    label = "orgs"
    verbose_name = "单位和人员"

    def ready(self) -> None:
        post_migrate.connect(seeds.plant, sender=self, dispatch_uid="orgs.seeds")
