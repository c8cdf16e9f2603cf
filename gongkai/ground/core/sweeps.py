"""Periodic work as idempotent sweeps: each looks at what is due, never at "the last hour".

A room registers its sweeps in ``tasks.py``; the worker calls ``run_due`` again and again. After
an outage the next call does all that was missed. ``SweepRun`` keeps two workers from doing the
same sweep at once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q

from . import clock
from .models import SweepRun

logger = logging.getLogger(__name__)

GIVEN_UP_AFTER = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Sweep:
    """A named job and how often it is due."""

    name: str
    every: timedelta
    run: Callable[[], object]


_sweeps: dict[str, Sweep] = {}


def sweep(name: str, *, every: timedelta) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Register a function without arguments as a periodic sweep called ``room.name``."""

    def register(run: Callable[[], object]) -> Callable[[], object]:
        _sweeps[name] = Sweep(name, every, run)
        return run

    return register


def registered() -> list[Sweep]:
    """All sweeps, by name."""
    return [_sweeps[name] for name in sorted(_sweeps)]


def run_due() -> list[str]:
    """Run every sweep that is due; return the names of those that ran to their end.

    A sweep that fails is logged and tried again when it is next due; the others still run.
    """
    return [sweep.name for sweep in registered() if _claim(sweep) and _run(sweep)]


def _claim(sweep: Sweep) -> bool:
    moment = clock.now()
    SweepRun.objects.bulk_create(
        [
            SweepRun(
                name=sweep.name, started=moment - 2 * sweep.every, finished=moment - sweep.every
            )
        ],
        ignore_conflicts=True,
    )
    idle = Q(finished__gte=F("started")) & Q(started__lte=moment - sweep.every)
    stranded = Q(started__lte=moment - max(GIVEN_UP_AFTER, sweep.every))
    with transaction.atomic():
        claimed = SweepRun.objects.filter(idle | stranded, name=sweep.name).update(
            started=moment, finished=None
        )
    return claimed == 1


def _run(sweep: Sweep) -> bool:
    failure = ""
    try:
        sweep.run()
    except Exception as error:
        logger.exception("sweep %s failed", sweep.name)
        failure = repr(error)[:2000]
    SweepRun.objects.filter(name=sweep.name).update(finished=clock.now(), failure=failure)
    return not failure
