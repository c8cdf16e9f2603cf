"""kill -9 of a real worker in the middle of a job: another one ends it, and all exists once."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from django.db.models import F
from django_tasks_db.models import DBTaskResult

from config.environment import PROJECT
from gongkai.ground.core import models as core
from gongkai.ground.documents.models import Upload
from gongkai.ground.jobs import actions
from gongkai.ground.jobs.models import Job
from gongkai.ground.notices.models import Notice
from gongkai.ground.orgs.models import Unit, User
from tests.doors.cli.platform import environment, within

from .conftest import fresh
from .slow import slots as slow

pytestmark = pytest.mark.django_db(transaction=True)
SECONDS = 60
AGES = timedelta(minutes=5)
Begin = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[Begin]:
    """Starts workers on the database of this test; all are gone after it."""
    reading, writing = os.pipe()
    started: list[subprocess.Popen[bytes]] = []
    variables = environment(
        tmp_path / "data", _address(), DJANGO_SETTINGS_MODULE="tests.ground.jobs.slow_settings"
    )

    def begin() -> subprocess.Popen[bytes]:
        command = ["-m", "gongkai.doors.cli.running.worker", "--lifeline", str(reading)]
        started.append(
            subprocess.Popen(
                [sys.executable, *command], cwd=PROJECT, env=variables, pass_fds=[reading]
            )
        )
        return started[-1]

    yield begin
    for each in started:
        each.kill()
        each.wait()
    os.close(reading)
    os.close(writing)


def _address() -> str:
    """The database of this test, as a worker of its own is told it."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    user, password = quote(known["USER"] or ""), quote(known["PASSWORD"] or "")
    login = f"{user}:{password}" if password else user
    return (
        f"postgres://{login}@{quote(known['HOST'] or '', safe='')}"
        f":{known['PORT'] or 5432}/{known['NAME']}"
    )


def long_ago() -> None:
    """Everything that the dead worker wrote was written five minutes ago."""
    core.Worker.objects.update(seen=F("seen") - AGES, started=F("started") - AGES)
    core.SweepRun.objects.update(started=F("started") - AGES)
    DBTaskResult.objects.update(started_at=F("started_at") - AGES)
    Job.objects.update(seen_at=F("seen_at") - AGES)


def test_a_killed_workers_job_is_ended_by_another(
    worker: Begin, chen: User, bureau: Unit, tmp_path: Path
) -> None:
    job = actions.start(
        by=chen, unit=bureau, kind=slow.KIND, title="抄写三件", params={"folder": str(tmp_path)}
    )
    first = worker()
    assert within(SECONDS, lambda: fresh(job).done == 1)
    assert fresh(job).sentence == "第一件办好了。"
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert fresh(job).state == "running"

    long_ago()
    (tmp_path / "go").touch()
    second = worker()
    assert within(SECONDS, lambda: fresh(job).state == "done")
    assert within(SECONDS, lambda: not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists())
    second.terminate()
    assert second.wait(SECONDS) == 0

    ended = fresh(job)
    assert (ended.tries, ended.sentence) == (2, "三件都办好了。")
    assert (tmp_path / "begun").read_text() == "begun\n" * 2
    (upload,) = Upload.objects.all()
    assert ended.upload == upload
    stored = [path for path in (tmp_path / "data" / "uploads").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in stored] == [slow.CONTENT]
    assert upload.sha256 == hashlib.sha256(slow.CONTENT).hexdigest()
    assert Notice.objects.filter(kind="slow.told").count() == 1
    assert Notice.objects.filter(kind="jobs.done").count() <= 1
