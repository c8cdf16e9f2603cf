"""Records that are withdrawn, or hold again, are marked where they are named as proof."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from . import actions
from .linkable import restored, withdrawn


@receiver(withdrawn)
def record_withdrawn(
    sender: object, kind: str, reference: str, reason: str = "", **kwargs: Any
) -> None:
    actions.flag(kind=kind, reference=reference, reason=reason)


@receiver(restored)
def record_restored(sender: object, kind: str, reference: str, **kwargs: Any) -> None:
    actions.unflag(kind=kind, reference=reference)
