"""Periodic work: last days that a new calendar has moved."""

from __future__ import annotations

from datetime import timedelta

from gongkai.ground.core.sweeps import sweep

from .actions.projecting import project_running


@sweep("review.project", every=timedelta(minutes=10))
def project() -> int:
    """Work out anew the last days of what is under review."""
    return project_running()
