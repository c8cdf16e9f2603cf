"""Several at once: one job for one key, one run for one job, and a page that sees the progress."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any, TypeVar

import pytest
from django.db import connection

from gongkai.ground.audit.models import Entry
from gongkai.ground.documents.models import Upload
from gongkai.ground.jobs import actions
from gongkai.ground.jobs.kinds import Progress, Result
from gongkai.ground.jobs.models import Job

from .conftest import Start, fresh

pytestmark = pytest.mark.django_db(transaction=True)
SECONDS = 20
Value = TypeVar("Value")


def both(do: Callable[[int], Value]) -> list[Value]:
    """What ``do(0)`` and ``do(1)`` come to, begun at the same moment."""
    begin = Barrier(2)

    def work(number: int) -> Value:
        try:
            begin.wait(SECONDS)
            return do(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(work, range(2)))


def test_two_workers_run_it_once(start: Start, doing: Any) -> None:
    ran: list[int] = []

    def work(progress: Progress, params: Any, job: Job) -> Result:
        ran.append(job.pk)
        return Result("办好了。", data=b"1\n", name="结果.txt")

    doing(work)
    for job in [start() for _ in range(6)]:
        assert sorted(both(lambda n, pk=job.pk: actions.run_job(pk, f"w{n}"))) == [False, True]
    assert len(ran) == len(set(ran)) == Upload.objects.count() == 6


def test_two_clicks_are_one_job(start: Start) -> None:
    logged = Entry.objects.filter(verb="jobs.start")
    before = logged.count()  # the log is never emptied, not between tests either
    for number in range(5):
        first, second = both(lambda _, key=f"k{number}": start(key=key))
        assert first == second
    assert Job.objects.count() == logged.count() - before == 5


def test_others_see_the_progress_and_stop_the_run(start: Start, doing: Any) -> None:
    written, go_on, went_on = Event(), Event(), Event()

    def work(progress: Progress, params: Any, job: Job) -> Result:
        progress(40, 100, "抄了 40 行。")
        written.set()
        assert go_on.wait(SECONDS)
        progress._written = 0.0  # type: ignore[attr-defined]  # as if half a second had gone by
        progress(41, 100, "抄了 41 行。")
        went_on.set()
        return Result("抄完了。")

    doing(work)
    job = start()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(_run, job.pk)
        try:
            assert written.wait(SECONDS)
            seen = fresh(job)
            assert (seen.state, seen.done, seen.total) == ("running", 40, 100)
            assert seen.sentence == "抄了 40 行。"
            actions.cancel(by=job.by, job=seen)
        finally:
            go_on.set()
        assert running.result(SECONDS)
    assert not went_on.is_set()
    assert fresh(job).state == "cancelled"


def _run(pk: int) -> bool:
    try:
        return actions.run_job(pk, "one")
    finally:
        connection.close()
