"""What was left: jobs that no task comes to, and jobs that ended long ago."""

from __future__ import annotations

from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core import clock

from ..models import Job
from ..queries import Floor, outdated
from ..rules import TRIES, UNFINISHED
from .hurrying import hurry
from .running import TASK, give_up


def run_left() -> int:
    """Put every job in the queue that nobody works on and no task will come to; return how many.

    It is handed on, not run here: the sweeps share one thread, and an import of ten minutes must
    not hold up reminders. One that was tried often enough is ended with a sentence instead.
    """
    left = 0
    floor = Floor(TASK)
    for job in Job.objects.filter(state__in=UNFINISHED).order_by("pk"):
        if floor.is_forsaken(job) and job.tries >= TRIES:
            give_up(job)
        elif (job.state == "waiting" or floor.is_forsaken(job)) and not floor.is_queued(job):
            hurry(job.pk)
            left += 1
    return left


@transaction.atomic
def tidy() -> int:
    """Remove the rows of jobs that ended long ago; the files stay, others may name the content."""
    count, _ = outdated(clock.now()).delete()
    if count:
        record(by=None, verb="jobs.tidy", sentence=f"清理了 {count} 个 30 天前的长任务。")
    return count
