"""The worker: tasks of the queue, and the periodic sweeps of all rooms, in one process.

    python -m gongkai.doors.cli.running.worker --lifeline FD

A long task must hold up neither the sweeps nor the sign of life: each has a thread of its own.
"""

from __future__ import annotations

import argparse
import logging
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack

import django
from django.db import Error, close_old_connections, connection
from django.utils.crypto import get_random_string

from . import lifeline

logger = logging.getLogger(__name__)

LOOK_AT_QUEUE = 1.0
LOOK_AT_SWEEPS = 2.0
SAY_ALIVE = 10.0


def work() -> int:
    """Work until told to stop (SIGTERM, SIGINT); what has begun is ended first."""
    django.setup()
    from gongkai.ground.core import checks, sweeps, workers  # noqa: PLC0415  (after setup)

    checks.refuse_insecure()
    sweeps.discover()
    name = f"worker-{get_random_string(12)}"
    with ExitStack() as stack:
        stack.callback(workers.say_gone, name)
        for seconds, repeat in (
            (SAY_ALIVE, lambda: workers.say_alive(name)),
            (LOOK_AT_SWEEPS, lambda: sweeps.run_due(worker=name)),
        ):
            stack.callback(_repeating(seconds, repeat))
        _work_off_queue(name)
    return 0


def _repeating(seconds: float, step: Callable[[], object]) -> Callable[[], None]:
    """Call ``step`` again and again in a thread; the returned function ends that."""
    ended = threading.Event()

    def run() -> None:
        while True:
            close_old_connections()
            try:
                step()
            except Error:
                logger.exception("the database did not answer; trying again")
            if ended.wait(seconds):
                connection.close()
                return

    thread = threading.Thread(target=run, daemon=True)
    thread.start()

    def end() -> None:
        ended.set()
        thread.join()

    return end


def _work_off_queue(name: str) -> None:
    from django_tasks_db.management.commands.db_worker import Worker  # noqa: PLC0415  (models)

    worker = Worker(
        queue_names=["*"],
        interval=LOOK_AT_QUEUE,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )
    worker.configure_signals()
    worker.run()


def main(argv: list[str]) -> int:
    """Work as a child of the supervisor."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lifeline", type=int, required=True)
    lifeline.watch(parser.parse_args(argv).lifeline, lifeline.stop_myself)
    return work()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
