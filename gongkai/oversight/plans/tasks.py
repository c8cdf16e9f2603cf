"""Periodic work: reminders of last days, and projections that a new calendar has made stale."""

from __future__ import annotations

from datetime import timedelta

from gongkai.ground.core.sweeps import sweep

from .actions.ledger import project_stale, remind_due


@sweep("plans.project", every=timedelta(minutes=1))
def project() -> int:
    """Work out anew what was counted with another calendar."""
    return project_stale()


@sweep("plans.remind", every=timedelta(minutes=10))
def remind() -> int:
    """Remind of last days; after an outage, of all that was missed."""
    return remind_due()
