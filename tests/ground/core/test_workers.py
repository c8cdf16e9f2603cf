"""What a dead worker leaves behind is handed on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from gongkai.ground.core import clock, workers
from gongkai.ground.core.models import Worker
from tests.killing import ended, killed

pytestmark = pytest.mark.django_db

NINE = datetime(2026, 3, 2, 1, tzinfo=UTC)
LATER = NINE + workers.SILENT_AFTER + timedelta(seconds=1)


def running(*worker_ids: str) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status="RUNNING",
        args_kwargs={"args": [], "kwargs": {}},
        task_path="rooms.tasks.work",
        worker_ids=list(worker_ids),
        started_at=NINE,
        run_after=NINE,
        backend_name="default",
        exception_class_path="",
        traceback="",
    )


def alive_at(moment: datetime, name: str = "one") -> None:
    with clock.hold(moment):
        workers.say_alive(name)


def rescued_at(moment: datetime) -> int:
    with clock.hold(moment):
        return workers.rescue_stranded()


def test_a_task_of_a_dead_worker_is_ready_again() -> None:
    alive_at(NINE)
    task = running("one")
    assert rescued_at(LATER) == 1
    task.refresh_from_db()
    assert task.status == "READY"
    assert rescued_at(LATER) == 0


@pytest.mark.django_db(transaction=True)
def test_the_sweep_that_dies_between_two_tasks_hands_each_on_once() -> None:
    """kill -9: the first is handed on, the second waits for the next sweep, none is ended."""
    sweep, one = (
        "gongkai.ground.core.workers:rescue_stranded",
        "gongkai.ground.core.workers:_rescue",
    )
    tasks = [running("one"), running("one")]

    def states() -> list[str]:
        return [DBTaskResult.objects.get(pk=task.pk).status for task in tasks]

    killed(sweep, at=one, call=2, now=LATER)
    assert sorted(states()) == ["READY", "RUNNING"]
    ended(sweep, now=LATER)
    assert states() == ["READY"] * 2
    ended(sweep, now=LATER)
    assert DBTaskResult.objects.count() == 2
    assert {tuple(task.worker_ids) for task in DBTaskResult.objects.all()} == {("one",)}


def test_a_task_of_a_living_worker_is_left_alone_however_long() -> None:
    task = running("one")
    alive_at(NINE + timedelta(days=2))
    assert rescued_at(NINE + timedelta(days=2)) == 0
    task.refresh_from_db()
    assert task.status == "RUNNING"


def test_a_worker_that_has_just_begun_is_not_robbed() -> None:
    running("not yet said")
    assert rescued_at(NINE + timedelta(seconds=30)) == 0


def test_a_task_that_kills_its_workers_fails_in_the_end() -> None:
    task = running("one", "two", "three")
    assert rescued_at(LATER) == 1
    task.refresh_from_db()
    assert task.status == "FAILED"
    assert "WorkerLostError" in task.exception_class_path


def test_a_worker_that_ended_well_is_forgotten() -> None:
    alive_at(NINE)
    with clock.hold(NINE):
        assert workers.alive() == {"one"}
        workers.say_gone("one")
        assert workers.alive() == set()


def test_silent_workers_and_finished_tasks_are_cleared_away() -> None:
    alive_at(NINE)
    old = running("one")
    DBTaskResult.objects.filter(pk=old.pk).update(status="SUCCESSFUL", finished_at=NINE)
    rescued_at(NINE + timedelta(days=2))
    assert not Worker.objects.exists()
    with clock.hold(NINE + timedelta(days=29)):
        workers.forget_finished()
    assert DBTaskResult.objects.count() == 1
    with clock.hold(NINE + timedelta(days=31)):
        workers.forget_finished()
    assert not DBTaskResult.objects.exists()
