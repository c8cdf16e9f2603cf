"""The platform as processes: it starts, it answers, and nothing of it outlives its parent."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from .. import platform

pytestmark = pytest.mark.processes

Start = Callable[..., platform.Platform]


@pytest.fixture
def start(installation: dict[str, str]) -> Iterator[Start]:
    """Starts platforms over the same data; all are gone after the test."""
    started: list[platform.Platform] = []

    def begin(*words: str, **variables: str) -> platform.Platform:
        started.append(platform.start(installation | variables, *words))
        return started[-1]

    yield begin
    for each in started:
        each.bury()


def ask(address: str) -> tuple[int, object]:
    try:
        with urlopen(address, timeout=10) as answer:  # noqa: S310  (our own server)
            return answer.status, json.load(answer)
    except HTTPError as error:
        return error.code, None


def test_nothing_outlives_a_killed_parent(start: Start) -> None:
    served = start()
    served.wait_until_ready()
    family = served.family
    assert len(family) == 3  # gunicorn's master and its worker, and ours
    assert platform.within(30, lambda: ask(f"{served.address}/api/ready")[0] == 200)

    os.kill(served.process.pid, signal.SIGKILL)

    assert platform.within(20, lambda: all(map(platform.is_gone, family)))
    host, port = served.address.removeprefix("http://").split(":")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)), timeout=5)


def test_it_stops_when_asked_and_starts_again_with_its_data(
    start: Start, installation: dict[str, str]
) -> None:
    first = start()
    first.wait_until_ready()
    family = first.family
    first.process.send_signal(signal.SIGTERM)
    assert first.process.wait(timeout=30) == 0
    assert all(map(platform.is_gone, family))

    collected = Path(installation["GONGKAI_DATA"]) / "static" / ".collected"
    before = collected.stat().st_mtime_ns
    second = start()
    second.wait_until_ready()
    assert collected.stat().st_mtime_ns == before
    assert ask(f"{second.address}/api/health") == (200, {"status": "alive"})


def test_when_the_worker_dies_all_stops(start: Start) -> None:
    served = start()
    served.wait_until_ready()
    family = served.family
    worker = next(pid for pid in family if "running.worker" in platform.command_of(pid))
    os.kill(worker, signal.SIGKILL)
    rest, _ = served.process.communicate(timeout=30)
    assert served.process.returncode == 1
    assert "意外停止" in rest
    assert all(map(platform.is_gone, family))


def test_a_taken_port_is_one_sentence(installation: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "gongkai.doors.cli.main", "serve", "--port", port],
            env=installation, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert port in done.stderr
    assert "请换一个端口" in done.stderr


@pytest.mark.parametrize("site", ["public", "staff", "worker"])
def test_one_site_alone_wants_a_migrated_database(start: Start, site: str) -> None:
    served = start(GONGKAI_SITE=site)
    said, _ = served.process.communicate(timeout=60)
    assert served.process.returncode == 1
    assert "gongkai manage migrate" in said
