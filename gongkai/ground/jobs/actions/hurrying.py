"""The queue only hurries a job along: the sweep ``jobs.run_left`` owns it.

The task lives here and not in ``tasks.py``, because starting a job must name it.
"""

from __future__ import annotations

import logging

from django_tasks import TaskContext, task

from .running import run_job

logger = logging.getLogger(__name__)


@task(takes_context=True)
def run_in_queue(context: TaskContext, pk: int) -> None:
    """Run the job, if it still waits for somebody."""
    run_job(pk, context.task_result.worker_ids[-1])


def hurry(pk: int) -> None:
    """Put the job in the queue; where that fails, the sweep will do it."""
    try:
        run_in_queue.enqueue(pk)
    except Exception:
        logger.exception("job %s could not be put in the queue", pk)
