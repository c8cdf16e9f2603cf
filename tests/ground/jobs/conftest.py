"""A person with long work, another one, and kinds that do as the test says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gongkai.ground.jobs import actions, kinds
from gongkai.ground.jobs.kinds import JobKind, Progress, Result, Run
from gongkai.ground.jobs.models import Job
from gongkai.ground.orgs.models import Unit, User
from tests.factories import orgs

KIND = "tests.work"
Start = Callable[..., Job]


@pytest.fixture
def bureau(db: None) -> Unit:
    return orgs.unit("云川区教育局", parent=orgs.government())


@pytest.fixture
def chen(bureau: Unit) -> User:
    return orgs.person(bureau, username="chenli", name="陈立")


@pytest.fixture
def he(bureau: Unit) -> User:
    """Works beside 陈立, with the same post."""
    return orgs.person(bureau, username="hejing", name="何静")


@pytest.fixture
def doing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Declares the kind of these tests with the work that is given."""

    def declare(run: Run, perm: str = "") -> None:
        monkeypatch.setitem(kinds._kinds, KIND, JobKind(KIND, "测试任务", perm, run))

    return declare


@pytest.fixture
def start(chen: User, bureau: Unit, doing: Callable[..., None]) -> Start:
    """Starts a job of 陈立; its work makes a file, unless a test declares another."""
    doing(easy)

    def begin(**more: Any) -> Job:
        values: dict[str, Any] = {
            "by": chen, "unit": bureau, "kind": KIND, "title": "导出台账", "params": {"year": 2026},
        }  # fmt: skip
        return actions.start(**values | more)

    return begin


def easy(progress: Progress, params: dict[str, Any], job: Job) -> Result:
    progress(1, 2, "办了一半。")
    return Result("导出了 2 行。", data=b"1\n2\n", name="台账.txt", link="/desk/my-tasks/")


def fresh(job: Job) -> Job:
    """The job as the database has it now."""
    return Job.objects.get(pk=job.pk)
