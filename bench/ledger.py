"""The ledger: board and matrix over 5,000 assignments, reminders over 100,000, exports of 5,000.

The peer of a page is a bare page behind the same middleware, asked for in the same run. The sweep
runs in a process of its own, so that what it needs of memory can be told.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from . import district
from .figure import Amount, Figure, p95_of

UNITS = 60
BOARD_TASKS = 84  # times 60 units: 5,040 assignments
SWEEP_TASKS = 1_667  # 100,020
REQUESTS = 60
BARE = "a bare page"


def figures() -> Iterator[Figure | Amount]:
    """Every figure that the issue of the ledger sets."""
    folder = district.begin()
    try:
        office, units = district.people(UNITS)
        plan = district.plan_with(office, units, BOARD_TASKS, "1")
        yield from _pages(plan)
        yield from _exports(plan)
        district.plan_with(office, units, SWEEP_TASKS, "2")
        yield from _sweep(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _pages(plan: Any) -> Iterator[Figure | Amount]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from gongkai.ground.orgs.models import User

    client = Client()
    user = User.objects.get(username=district.OFFICER)
    client.force_login(user, backend="gongkai.doors.desk.backends.PasswordBackend")

    def ask(address: str) -> Any:
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return answer

    bare = p95_of(REQUESTS, lambda: ask("/desk/bare/"))
    for name, address in (
        ("board", f"/desk/plans/{plan.pk}/board/"),
        ("matrix", f"/desk/plans/{plan.pk}/matrix/"),
    ):
        with CaptureQueriesContext(connection) as queries:
            ask(address)
        yield Amount(f"{name}, 5,040 assignments: queries", len(queries), "", limit=12)
        seconds = p95_of(REQUESTS, lambda address=address: ask(address))  # type: ignore[misc]  # bound now
        yield Figure(f"{name}, 5,040 assignments: p95", seconds, BARE, bare, 0.06, 12)


def _exports(plan: Any) -> Iterator[Figure]:
    from gongkai.ground.jobs import actions as jobs
    from gongkai.ground.jobs.models import Job
    from gongkai.ground.orgs.models import User

    by = User.objects.get(username=district.OFFICER)
    for kind, name in EXPORTS:
        job = jobs.start(
            by=by, unit=plan.unit, kind=kind, title=name, params={"plan": plan.pk, "query": ""}
        )

        def run(pk: int = job.pk) -> None:
            jobs.run_job(pk, "bench")

        seconds = _once(run)
        assert Job.objects.get(pk=job.pk).upload_id, f"{kind} gave no file"
        yield Figure(f"{name}, 5,040 rows, with progress", seconds, limit=10)


EXPORTS: tuple[tuple[str, str], ...] = ()


def _once(run: Any) -> float:
    import time

    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def _sweep(folder: str) -> Iterator[Figure | Amount]:
    told = json.loads(
        subprocess.run(
            [sys.executable, "-m", "bench.sweep", folder],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.splitlines()[-1]
    )
    what = f"reminders over {told['assignments']:,} assignments"
    yield Figure(
        what, told["seconds"], "reading and writing the rows alone", told["peer_seconds"], limit=60
    )
    yield Amount(f"{what}: memory", told["megabytes"], "MB more", limit=100)
    yield Amount("parts reminded of, each once", told["reminded"], "")
    yield Figure("the same sweep again: nothing is due", told["again_seconds"], limit=60)
