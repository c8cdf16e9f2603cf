"""Periodic work: what waits for its time, what a last day has ended, old pages."""

from __future__ import annotations

from datetime import timedelta

from gongkai.ground.core.sweeps import sweep

from . import pages
from .actions import expire_due, release_due, send_due


@sweep("release.due", every=timedelta(seconds=5))
def publish_due() -> int:
    """Publish what waits for a time that has come."""
    return release_due()


@sweep("release.expire", every=timedelta(minutes=5))
def expire() -> int:
    """Let follow what a last day has ended."""
    return expire_due()


@sweep("release.pages", every=timedelta(minutes=5))
def clear_pages() -> int:
    """Remove pages that were kept before the last change."""
    return pages.clear()


@sweep("release.send", every=timedelta(seconds=10))
def send() -> int:
    """Send to channels what is due."""
    return send_due()
