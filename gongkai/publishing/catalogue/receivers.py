"""News of lower rooms: another calendar folds entries anew; a unit that closes hands its own on."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from gongkai.ground.core.errors import Reason
from gongkai.ground.orgs.models import Unit
from gongkai.ground.orgs.signals import unit_closing
from gongkai.ground.timelimits.signals import calendar_changed

from .actions import rebuild
from .models import Entry
from .queries.entries import running


@receiver(unit_closing, dispatch_uid="catalogue.unit_closing")
def closing(unit: Unit, **_more: Any) -> list[Reason]:
    """A unit that still has to publish something is not closed before that is handed on."""
    count = running(Entry.objects.filter(unit=unit)).count()
    if not count:
        return []
    said = f"还有 {count} 个公开事项由这个单位公开。请先改由接收单位公开，或者停用。"
    return [Reason("open_entries", said)]


@receiver(calendar_changed, dispatch_uid="catalogue.calendar_changed")
def fold_anew(**_more: Any) -> None:
    """Every last day that was counted with the old calendar."""
    rebuild()
