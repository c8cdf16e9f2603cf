"""Sweeps catch up, survive failures, and are done by one worker at a time."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from gongkai.ground.core import clock, sweeps, workers
from gongkai.ground.core.models import SweepRun
from gongkai.ground.core.sweeps import run_due, sweep

NINE = datetime(2026, 3, 2, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def nothing_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeps, "_sweeps", {})


@pytest.fixture
def calls() -> list[datetime]:
    """When the sweep ``room.count`` ran; it is due every ten minutes."""
    seen: list[datetime] = []
    sweep("room.count", every=10 * MINUTE)(lambda: seen.append(clock.now()))
    return seen


def run_at(moment: datetime, worker: str = "") -> list[str]:
    with clock.hold(moment):
        return run_due(worker=worker)


@pytest.mark.django_db
def test_a_sweep_runs_at_once_and_then_when_it_is_due(calls: list[datetime]) -> None:
    ran = [bool(run_at(NINE + minutes * MINUTE)) for minutes in (0, 0, 5, 9, 10, 19, 20)]
    assert ran == [True, False, False, False, True, False, True]
    assert len(calls) == 3


@pytest.mark.django_db
def test_after_an_outage_it_runs_once_and_keeps_its_pace(calls: list[datetime]) -> None:
    run_at(NINE)
    back = NINE + timedelta(days=3)
    assert run_at(back) == ["room.count"]
    assert run_at(back + MINUTE) == []
    assert len(calls) == 2


@pytest.mark.django_db
def test_a_failure_is_kept_and_the_others_still_run(calls: list[datetime]) -> None:
    @sweep("room.broken", every=10 * MINUTE)
    def broken() -> None:
        raise ValueError("坏了")

    assert run_at(NINE) == ["room.count"]
    assert "坏了" in SweepRun.objects.get(name="room.broken").failure
    sweep("room.broken", every=10 * MINUTE)(lambda: None)
    assert run_at(NINE + 10 * MINUTE) == ["room.broken", "room.count"]
    assert SweepRun.objects.get(name="room.broken").failure == ""


@pytest.mark.django_db
def test_one_that_never_ended_is_given_up(calls: list[datetime]) -> None:
    run_at(NINE)
    SweepRun.objects.update(started=NINE, finished=None)
    assert run_at(NINE + 29 * MINUTE) == []
    assert run_at(NINE + 30 * MINUTE) == ["room.count"]


@pytest.mark.django_db
def test_what_a_dead_worker_began_need_not_wait(calls: list[datetime]) -> None:
    with clock.hold(NINE):
        workers.say_alive("dies")
    run_at(NINE, "dies")
    SweepRun.objects.update(finished=None)
    silent = NINE + workers.SILENT_AFTER
    assert run_at(silent, "lives") == []
    assert run_at(silent + timedelta(seconds=1), "lives") == ["room.count"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_run_it_once() -> None:
    together, ran = threading.Barrier(2, timeout=30), []
    sweep("room.once", every=10 * MINUTE)(lambda: ran.append(1))

    def work(name: str) -> list[str]:
        try:
            together.wait()
            return run_due(worker=name)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(work, ("a", "b")))
    assert sorted(done) == [[], ["room.once"]]
    assert ran == [1]


@pytest.mark.django_db
def test_the_rooms_sweeps_are_found_and_each_can_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # the real ones
    sweeps.discover()
    names = {each.name for each in sweeps.registered()}
    assert {"core.stranded", "notices.deliver"} <= names
    assert set(run_due()) == names
