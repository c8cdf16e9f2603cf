"""Periodic work: units that have not voted are reminded."""

from datetime import timedelta

from gongkai.ground.core.sweeps import sweep

from .actions import remind


@sweep("coordination.remind", every=timedelta(hours=1))
def remind_voters() -> int:
    """Remind whose voting ends within three days; after an outage, all who still can vote."""
    return remind()
