"""Twenty readers at once at the whole platform as it is served, and a release that they wait for.

``gongkai serve`` runs on a database that is already filled. Each reader asks at its own pace, so
that a slow answer is seen as a slow answer and not as fewer questions.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

PORT, CLIENTS, SECONDS, SELDOM = 8765, 20, 10, 10
PATIENCE = 60


@contextmanager
def served(folder: str) -> Iterator[None]:
    """The platform on the database in ``folder``, on loopback, for as long as this lasts."""
    command = [sys.executable, "-m", "gongkai.doors.cli.main", "serve", "--port", str(PORT)]
    with subprocess.Popen(
        command,
        cwd=Path(__file__).resolve().parents[1],
        env=os.environ | {"GONGKAI_DATA": folder},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _wait()
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _wait() -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if ask("/api/ready") == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise TimeoutError("the platform does not answer")


def ask(path: str, line: HTTPConnection | None = None) -> int:
    """The status of one question."""
    line = line or HTTPConnection("127.0.0.1", PORT, timeout=PATIENCE)
    line.request("GET", path)
    answer = line.getresponse()
    answer.read()
    return answer.status


def body_of(path: str) -> str:
    """What one page says."""
    line = HTTPConnection("127.0.0.1", PORT, timeout=PATIENCE)
    line.request("GET", path)
    return line.getresponse().read().decode()


def p95_under_load(often: list[str], seldom: list[str], rate: int) -> tuple[float, int]:
    """The time that 95 of 100 answers keep when ``rate`` questions a second come from all readers,
    and how many were asked; every tenth is for one of ``seldom``. Every answer must be a page."""
    taken: list[float] = []
    wrong: list[str] = []
    readers = [
        threading.Thread(
            target=_read, args=((often, seldom), rate / CLIENTS, number, (taken, wrong))
        )
        for number in range(CLIENTS)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert not wrong, wrong[:3]
    taken.sort()
    return taken[int(len(taken) * 0.95)], len(taken)


def _read(
    paths: tuple[list[str], list[str]],
    each: float,
    number: int,
    found: tuple[list[float], list[str]],
) -> None:
    taken, wrong = found
    rng = random.Random(number)  # noqa: S311  (the same questions each time)
    line = HTTPConnection("127.0.0.1", PORT, timeout=PATIENCE)
    begun = time.perf_counter() + number / CLIENTS / each
    for turn in range(int(SECONDS * each)):
        planned = begun + turn / each
        time.sleep(max(0.0, planned - time.perf_counter()))
        path = rng.choice(paths[turn % SELDOM == number % SELDOM])
        if ask(path, line) != 200:
            wrong.append(path)
        taken.append(time.perf_counter() - planned)  # a late question counts from its own time
