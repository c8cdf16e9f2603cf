"""Reading jobs, and finding those that nobody works on."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from gongkai.ground.core import clock, workers
from gongkai.ground.orgs.models import User
from gongkai.ground.orgs.queries import visible_to

from .enums import JobState
from .models import Job
from .rules import ENDED, KEPT, UNFINISHED


def jobs_of(user: User) -> QuerySet[Job]:
    """The jobs that ``user`` has started, the newest first."""
    return visible_to(user, Job.objects.select_related("upload", "unit"))


def counts(user: User) -> tuple[int, int]:
    """How many jobs the person has, and how many of them go on. One query."""
    states = list(visible_to(user, Job.objects.all()).values_list("state", flat=True))
    return len(states), sum(state in UNFINISHED for state in states)


def outdated(moment: datetime) -> QuerySet[Job]:
    """Jobs that ended so long ago that they are removed."""
    return Job.objects.filter(state__in=ENDED, ended_at__lt=moment - KEPT)


class Floor:
    """Who works on what at this moment: the workers that are alive and the tasks they hold."""

    def __init__(self, task_path: str) -> None:
        self.alive = workers.alive()
        self.long_ago = clock.now() - workers.SILENT_AFTER
        self.ready: set[int] = set()
        self.held: set[tuple[int, str]] = set()
        for task in DBTaskResult.objects.filter(
            task_path=task_path, status__in=["READY", "RUNNING"]
        ).only("args_kwargs", "status", "worker_ids"):
            (pk,) = task.args_kwargs["args"]
            if task.status == "READY":
                self.ready.add(pk)
            elif task.worker_ids and task.worker_ids[-1] in self.alive:
                self.held.add((pk, task.worker_ids[-1]))

    def is_queued(self, job: Job) -> bool:
        """Whether a task will come to it, or is just beginning."""
        return job.pk in self.ready or any(pk == job.pk for pk, _ in self.held)

    def is_forsaken(self, job: Job, worker: str = "") -> bool:
        """Whether it is running for whoever reads the row, but nobody works on it.

        A living worker has it as long as the queue says so, however long it says nothing; the
        same ``worker`` does one thing at a time, so what it asks about it cannot be doing.
        """
        if job.state != JobState.RUNNING or job.seen_at is None or job.seen_at > self.long_ago:
            return False
        return job.worker == worker or (job.pk, job.worker) not in self.held
