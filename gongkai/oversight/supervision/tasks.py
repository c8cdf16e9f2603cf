"""Periodic work: reminding units of their days."""

from datetime import timedelta

from gongkai.ground.core.sweeps import sweep

from . import actions


@sweep("supervision.remind", every=timedelta(minutes=30))
def remind() -> int:
    """Send what is due; after an outage, the highest step of what was missed."""
    return actions.remind_due()
