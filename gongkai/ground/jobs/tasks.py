"""Periodic work: no job is left lying, and none is kept for ever."""

from datetime import timedelta

from gongkai.ground.core.sweeps import sweep

from . import actions


@sweep("jobs.run_left", every=timedelta(seconds=20))
def run_left() -> int:
    """Hand on what waits for nobody; after an outage, all that was left."""
    return actions.run_left()


@sweep("jobs.tidy", every=timedelta(hours=12))
def tidy() -> int:
    """Remove jobs that ended a month ago."""
    return actions.tidy()
