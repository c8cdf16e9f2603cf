"""Starting: one row, one task, one line of the log; twice with one key is once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from gongkai.ground.audit.models import Entry
from gongkai.ground.core.errors import Refusal
from gongkai.ground.jobs import actions
from gongkai.ground.jobs.actions import hurrying
from gongkai.ground.jobs.enums import JobState
from gongkai.ground.jobs.kinds import Result
from gongkai.ground.jobs.models import Job
from gongkai.ground.orgs.models import Unit, User
from tests.factories import orgs

from .conftest import Start, easy, fresh

pytestmark = pytest.mark.django_db


class Broken:
    def enqueue(self, pk: int) -> None:
        raise OSError("the queue is away")


def test_it_waits_and_is_in_the_queue(
    start: Start, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        job = start(back="/desk/my-tasks/")
    assert (job.state, job.tries, job.back) == (JobState.WAITING, 0, "/desk/my-tasks/")
    assert [task.args_kwargs["args"] for task in DBTaskResult.objects.ready()] == [[job.pk]]
    entry = Entry.objects.get(verb="jobs.start")
    assert entry.sentence.endswith("开始了长任务“导出台账”。")
    assert "陈立" in entry.sentence
    assert entry.unit_id == job.unit_id


def test_a_broken_queue_is_made_good_by_the_sweep(
    start: Start, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(hurrying, "run_in_queue", Broken())
        with django_capture_on_commit_callbacks(execute=True):
            job = start()
    assert fresh(job).state == JobState.WAITING
    assert not DBTaskResult.objects.exists()
    assert actions.run_left() == 1
    assert actions.run_left() == 0, "it is in the queue already"
    assert DBTaskResult.objects.ready().count() == 1


def test_one_key_is_one_job_while_it_goes_on(start: Start, he: User) -> None:
    first = start(key="ledger-2026")
    assert start(key="ledger-2026") == first
    assert start(key="ledger-2025") != first
    assert start(key="ledger-2026", by=he) != first
    assert start() != start()
    actions.run_job(first.pk, "one")
    assert start(key="ledger-2026") != first
    assert Entry.objects.filter(verb="jobs.start").count() == 6


def test_without_the_verb_nothing_begins(start: Start, doing: Callable[..., None]) -> None:
    doing(easy, "plans.manage")
    with pytest.raises(Refusal, match="权限"):
        start()
    assert not Job.objects.exists()


def test_the_verb_is_asked_for_the_unit(
    start: Start, chen: User, bureau: Unit, doing: Callable[..., None]
) -> None:
    doing(easy, "plans.view")
    start()
    with pytest.raises(Refusal, match="权限"):
        start(unit=orgs.unit("云川区民政局"))


def test_the_verb_is_asked_again_when_it_begins(start: Start, doing: Callable[..., None]) -> None:
    ran: list[int] = []

    def work(progress: Any, params: Any, job: Job) -> Result:
        ran.append(job.pk)
        return Result("办好了。")

    doing(work, "plans.view")
    job = start()
    User.objects.filter(pk=job.by_id).update(is_active=False)
    actions.run_job(job.pk, "one")
    assert not ran
    assert fresh(job).state == JobState.FAILED
    assert "权限" in fresh(job).failure


def test_an_unknown_kind_and_a_foreign_address_are_faults(start: Start) -> None:
    with pytest.raises(LookupError):
        start(kind="nobody.declares")
    with pytest.raises(ValueError, match="our own"):
        start(back="https://evil.example/")
