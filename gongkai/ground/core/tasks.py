"""Periodic work of the ground itself."""

from datetime import timedelta

from . import workers
from .sweeps import sweep


@sweep("core.stranded", every=timedelta(seconds=30))
def rescue() -> int:
    """Hand on what a dead worker left behind."""
    return workers.rescue_stranded()


@sweep("core.tidy", every=timedelta(hours=12))
def tidy() -> None:
    """Remove what the queue says of tasks that ended a month ago."""
    workers.forget_finished()
