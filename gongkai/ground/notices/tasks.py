"""Periodic work: sending what is due."""

from datetime import timedelta

from gongkai.ground.core.sweeps import sweep

from .actions import deliver_due


@sweep("notices.deliver", every=timedelta(seconds=20))
def deliver() -> int:
    """Send what is due; after an outage, all that was missed."""
    return deliver_due()
