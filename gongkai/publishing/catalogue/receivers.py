"""News of lower rooms: another calendar, entries folded anew."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from gongkai.ground.timelimits.signals import calendar_changed

from .actions import rebuild


@receiver(calendar_changed, dispatch_uid="catalogue.calendar_changed")
def fold_anew(**_more: Any) -> None:
    """Every last day that was counted with the old calendar."""
    rebuild()
