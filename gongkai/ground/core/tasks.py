"""Periodic work of the ground itself."""

from datetime import timedelta

from django.core.management import call_command

from . import workers
from .sweeps import sweep


@sweep("core.stranded", every=timedelta(seconds=30))
def rescue() -> int:
    """Hand on what a dead worker left behind."""
    return workers.rescue_stranded()


@sweep("core.tidy", every=timedelta(hours=12))
def tidy() -> None:
    """Remove expired sessions and what the queue says of tasks ended a month ago."""
    call_command("clearsessions")
    workers.forget_finished()
