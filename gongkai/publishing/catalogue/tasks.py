"""Periodic work: wordings come into force, units are reminded."""

from datetime import timedelta

from gongkai.ground.core.sweeps import sweep

from . import actions


@sweep("catalogue.current", every=timedelta(minutes=30))
def bring_current() -> int:
    """Versions whose day has come; after an outage all that were missed."""
    return actions.bring_current()


@sweep("catalogue.remind", every=timedelta(hours=1))
def remind() -> int:
    """Entries that are soon due or late, columns that are soon stale or stale."""
    return actions.remind_due()


@sweep("catalogue.reposts", every=timedelta(minutes=10))
def remind_reposts() -> int:
    """Reposts whose time is near or over."""
    return actions.remind_reposts()
