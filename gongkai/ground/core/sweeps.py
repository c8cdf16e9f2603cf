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
from django.utils.module_loading import autodiscover_modules

from . import clock, workers
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


def discover() -> None:
    """Import every room's ``tasks.py``, which registers its sweeps."""
    autodiscover_modules("tasks")


def run_due(*, worker: str = "") -> list[str]:
    """Run every sweep that is due; return the names of those that ran to their end.

    ``worker`` names who runs them (see ``core.workers``): when it dies, the next one need not wait
    until the run is given up. A sweep that fails is logged and tried again when it is next due;
    the others still run.
    """
    if worker:
        # Before it claims anything: what nobody alive holds is taken for orphaned.
        workers.say_alive(worker)
    last = {run.name: run for run in SweepRun.objects.all()}
    return [
        sweep.name
        for sweep in registered()
        if _may_be_due(sweep, last.get(sweep.name)) and _claim(sweep, worker) and _run(sweep)
    ]


def _may_be_due(sweep: Sweep, last: SweepRun | None) -> bool:
    """Spares the database a write for each sweep that is certainly not due."""
    return last is None or last.finished is None or clock.now() - last.started >= sweep.every


def _claim(sweep: Sweep, worker: str) -> bool:
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
    given_up = Q(started__lte=moment - max(GIVEN_UP_AFTER, sweep.every))
    # Not one that has just begun: its worker may have come alive after we looked.
    long_ago = Q(started__lte=moment - workers.SILENT_AFTER)
    orphaned = long_ago & Q(finished=None) & ~Q(worker="") & ~Q(worker__in=workers.alive())
    with transaction.atomic():
        claimed = SweepRun.objects.filter(idle | given_up | orphaned, name=sweep.name).update(
            started=moment, finished=None, worker=worker
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
