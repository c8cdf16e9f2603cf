"""Which workers are alive, and what a dead one left behind.

Each worker says again and again that it is there. One that has been silent for ``SILENT_AFTER`` is
taken for dead: its running tasks are handed to another, since the queue itself never notices.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from django.db import transaction
from django_tasks_db.models import DBTaskResult

from . import clock
from .models import Worker

logger = logging.getLogger(__name__)

SILENT_AFTER = timedelta(seconds=60)
FINISHED_KEPT = timedelta(days=30)
TRIES = 3


class WorkerLostError(Exception):
    """The worker that ran a task died, and so did those that tried it again."""


def say_alive(name: str) -> None:
    """Note that the worker ``name`` is alive now."""
    moment = clock.now()
    Worker.objects.update_or_create(
        name=name, defaults={"seen": moment}, create_defaults={"started": moment, "seen": moment}
    )


def say_gone(name: str) -> None:
    """Forget the worker ``name``: it ended in good order."""
    Worker.objects.filter(name=name).delete()


def alive() -> set[str]:
    """Names of the workers that were seen lately."""
    since = clock.now() - SILENT_AFTER
    return set(Worker.objects.filter(seen__gte=since).values_list("name", flat=True))


def rescue_stranded() -> int:
    """Hand on every running task whose worker is dead; return how many.

    A task is tried ``TRIES`` times in all and then fails: one that kills its worker must not kill
    all of them. Tasks are idempotent by the rule of the house, so a second run does no harm.
    """
    living = alive()
    long_ago = clock.now() - SILENT_AFTER
    # A worker that has just begun may not yet have said that it is alive.
    running = DBTaskResult.objects.running().filter(started_at__lte=long_ago)
    stranded = [task for task in running if not living & set(task.worker_ids[-1:])]
    Worker.objects.filter(seen__lt=long_ago - timedelta(days=1)).delete()
    return sum(_rescue(task) for task in stranded)


@transaction.atomic
def _rescue(seen: DBTaskResult[Any, Any]) -> bool:
    task = DBTaskResult.objects.select_for_update().running().filter(pk=seen.pk).first()
    if task is None or task.worker_ids != seen.worker_ids:
        return False  # it ended meanwhile, or another worker has it
    logger.warning("task %s was stranded by worker %s", task.task_path, task.worker_ids[-1:])
    if len(task.worker_ids) >= TRIES:
        task.set_failed(WorkerLostError(f"{TRIES} workers died while running it"))
    else:
        task.status = "READY"
        task.save(update_fields=["status"])
    return True


def forget_finished() -> None:
    """Remove the queue's rows of tasks that ended long ago; what they did is in the log."""
    DBTaskResult.objects.finished().filter(finished_at__lt=clock.now() - FINISHED_KEPT).delete()
