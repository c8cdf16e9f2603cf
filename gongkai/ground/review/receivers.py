"""What other rooms tell: another calendar moves the last days of turns."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from gongkai.ground.timelimits.signals import calendar_changed

from .actions.projecting import project


@receiver(calendar_changed)
def calendar(sender: object, **_: Any) -> None:
    project()
