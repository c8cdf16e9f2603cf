"""Periodic work: old public information is looked through."""

from datetime import timedelta

from gongkai.ground.core import clock
from gongkai.ground.core.sweeps import sweep

from .actions import search_old

TURNS = 28


@sweep("items.search_old", every=timedelta(days=1))
def search() -> int:
    """Suspicions for people to decide; nothing is taken down by them.

    Texts are read in turn, each once in four weeks: all were checked before they went out, and a
    sweep that reads for minutes would hold up what is to be published at its time.
    """
    return search_old((clock.today().toordinal() % TURNS, TURNS))
