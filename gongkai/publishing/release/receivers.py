"""News of lower rooms that show on public pages: the names of units."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from gongkai.ground.orgs.models import Unit

from . import pages


@receiver(post_save, sender=Unit, dispatch_uid="release.unit_saved")
def turn_over(**_more: Any) -> None:
    """Kept pages name units and their telephones."""
    pages.turn_over()
