"""What a dead worker leaves is done by another, three times at most; old rows are removed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F
from django_tasks_db.models import DBTaskResult

from gongkai.ground.audit.models import Entry
from gongkai.ground.core import clock, workers
from gongkai.ground.documents.models import Upload
from gongkai.ground.jobs import actions
from gongkai.ground.jobs.actions.hurrying import run_in_queue
from gongkai.ground.jobs.enums import JobState
from gongkai.ground.jobs.kinds import Progress, Result
from gongkai.ground.jobs.models import Job

from .conftest import Start, fresh

pytestmark = pytest.mark.django_db
LONG = workers.SILENT_AFTER + timedelta(seconds=5)


class Killed(BaseException):
    """Stands for kill -9: nothing is written afterwards."""


@pytest.fixture
def left(start: Start, doing: Callable[..., None]) -> Callable[[], Job]:
    """Makes jobs whose worker ``one`` died in the middle, long enough ago."""

    def die(progress: Progress, params: Any, job: Job) -> Result:
        progress(1, 2, "办了一半。")
        raise Killed

    def leave() -> Job:
        doing(die)
        job = start()
        lose(job)
        return fresh(job)

    return leave


def lose(job: Job, worker: str = "one") -> None:
    with pytest.raises(Killed):
        actions.run_job(job.pk, worker)
    silent()


def silent() -> None:
    Job.objects.update(seen_at=F("seen_at") - LONG)


def test_another_worker_takes_it_over(left: Any, doing: Any) -> None:
    job = left()
    assert (job.state, job.done) == (JobState.RUNNING, 1)
    doing(lambda *_: Result("办好了。", data=b"1\n", name="结果.txt"))
    assert actions.run_left() == 1
    assert actions.run_left() == 0, "it is in the queue already"
    assert actions.run_job(job.pk, "two")
    job = fresh(job)
    assert (job.state, job.tries, job.worker) == (JobState.DONE, 2, "two")
    assert Upload.objects.count() == 1


def test_one_that_has_just_spoken_is_not_robbed(left: Any) -> None:
    job = left()
    Job.objects.update(seen_at=clock.now() - timedelta(seconds=30))
    assert actions.run_left() == 0
    assert not actions.run_job(job.pk, "two")


def test_a_living_worker_keeps_it_however_long_it_is_silent(left: Any) -> None:
    job = left()
    workers.say_alive("one")
    run_in_queue.enqueue(job.pk)
    DBTaskResult.objects.update(status="RUNNING", worker_ids=["one"], started_at=clock.now())
    assert actions.run_left() == 0
    assert not actions.run_job(job.pk, "two")
    # The queue says that the task has ended, but the job was never written down as ended.
    DBTaskResult.objects.update(status="FAILED", finished_at=clock.now())
    assert actions.run_left() == 1


def test_the_task_that_the_house_hands_on_takes_it_over(left: Any, doing: Any) -> None:
    """``core.workers`` gives the dead worker's task to another; that one finds itself in it."""
    job = left()
    doing(lambda *_: Result("办好了。"))
    workers.say_alive("two")
    run_in_queue.enqueue(job.pk)
    DBTaskResult.objects.update(status="RUNNING", worker_ids=["one", "two"])
    assert actions.run_job(job.pk, "two")
    assert fresh(job).state == JobState.DONE


def test_three_times_are_enough(left: Any) -> None:
    job = left()
    lose(job, "two")
    lose(job, "three")
    assert fresh(job).tries == 3
    assert actions.run_left() == 0
    job = fresh(job)
    assert (job.state, job.claim) == (JobState.FAILED, None)
    assert job.failure.startswith("试了 3 次")
    actions.again(by=job.by, job=job)
    assert fresh(job).tries == 0


def test_the_fourth_is_refused_without_the_sweep_too(left: Any) -> None:
    job = left()
    Job.objects.update(tries=3)
    assert not actions.run_job(job.pk, "four")
    assert fresh(job).state == JobState.FAILED


def test_a_late_result_of_the_first_run_is_not_written(start: Start, doing: Any) -> None:
    def slow(progress: Progress, params: Any, job: Job) -> Result:
        silent()
        doing(lambda *_: Result("第二次办好了。", data=b"2\n", name="结果.txt"))
        assert actions.run_job(job.pk, "two")
        return Result("第一次办好了。", data=b"1\n", name="结果.txt")

    doing(slow)
    job = start()
    actions.run_job(job.pk, "one")
    assert (fresh(job).sentence, fresh(job).worker) == ("第二次办好了。", "two")
    assert Upload.objects.count() == 1
    assert Entry.objects.filter(verb="jobs.finish").count() == 1


def test_old_jobs_are_removed_and_their_files_stay(start: Start) -> None:
    old, young, waiting = start(), start(), start()
    for job in (old, young):
        actions.run_job(job.pk, "one")
    Job.objects.filter(pk__in=[old.pk, waiting.pk]).update(
        ended_at=clock.now() - timedelta(days=31), created_at=clock.now() - timedelta(days=31)
    )
    Job.objects.filter(pk=young.pk).update(ended_at=clock.now() - timedelta(days=29))
    assert actions.tidy() == 1
    assert set(Job.objects.all()) == {young, waiting}
    assert Upload.objects.count() == 2
    assert Entry.objects.get(verb="jobs.tidy").sentence == "清理了 1 个 30 天前的长任务。"
    assert actions.tidy() == 0
