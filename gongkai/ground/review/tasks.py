"""Periodic work: last days that a new calendar has moved, reminders of a turn."""

from __future__ import annotations

from datetime import timedelta

from gongkai.ground.core.sweeps import sweep

from .actions.projecting import project_running
from .actions.reminding import remind_due


@sweep("review.project", every=timedelta(minutes=10))
def project() -> int:
    """Work out anew the last days of what is under review."""
    return project_running()


@sweep("review.remind", every=timedelta(hours=1))
def remind() -> int:
    """Remind reviewers of their turn."""
    return remind_due()
