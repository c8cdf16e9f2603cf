"""The ledger: board and matrix over 5,000 assignments, reminders over 100,000, exports of 5,000.

The peer of a page is a bare page behind the same middleware, asked for in the same run. The sweep
runs in a process of its own, so that what it needs of memory can be told.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter
from typing import Any

import docx
import openpyxl

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
    for kind, peer in (("xlsx", _with_openpyxl), ("docx", _with_python_docx)):
        params = {"plan": plan.pk, "format": kind, "filters": {}}
        job = jobs.start(by=by, unit=plan.unit, kind=LEDGER, title=f"台账 {kind}", params=params)
        seconds = _once(partial(jobs.run_job, job.pk, "bench"))
        done = Job.objects.get(pk=job.pk)
        assert done.upload_id, f"no file came of it: {done.failure}"
        name = f"ledger of 5,040 rows as {kind}, with progress"
        yield Figure(name, seconds, *peer(), limit=10)


LEDGER = "plans.export.ledger"
FEW = 200
WORDS = "做好第12件事，及时公开进展和结果，方便群众查阅和监督。"
ROW = ("12", "第1部分任务", WORDS, "4月底前", "", "", "办理中", "", "", "5040-1")


def _with_openpyxl() -> tuple[str, float]:
    """As many rows of plain cells, without a database and without a look."""
    return "openpyxl: the bare cells", _once(_bare_xlsx)


def _with_python_docx() -> tuple[str, float]:
    """200 rows of plain cells, and the rest in proportion: python-docx gets slower with each."""
    rows = UNITS * BOARD_TASKS
    return "python-docx: the bare cells, from 200 rows", _once(_bare_docx) * rows / FEW


def _bare_xlsx() -> None:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("台账")
    for _ in range(UNITS * BOARD_TASKS):
        page.append(ROW)
    book.save(io.BytesIO())


def _bare_docx() -> None:
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(ROW))
    for _ in range(FEW):
        for cell, text in zip(table.add_row().cells, ROW, strict=True):
            cell.text = text
    document.save(io.BytesIO())


def _once(run: Callable[[], object]) -> float:
    started = perf_counter()
    run()
    return perf_counter() - started


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
