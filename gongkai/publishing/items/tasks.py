"""Periodic work: old public information is looked through."""

from datetime import timedelta

from gongkai.ground.core.sweeps import sweep

from .actions import search_old


@sweep("items.search_old", every=timedelta(days=1))
def search() -> int:
    """Suspicions for people to decide; nothing is taken down by them."""
    return search_old()
