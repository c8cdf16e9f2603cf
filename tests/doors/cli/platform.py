"""A whole platform as processes, with data of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Platform:
    """``gongkai serve`` in a process. ``address`` is known once it has said that it is ready."""

    process: subprocess.Popen[str]
    address: str = ""
    said: list[str] = field(default_factory=list)
    family: list[int] = field(default_factory=list)

    def wait_until_ready(self) -> None:
        """Read what it says until it is ready; fail with all it said if it ends before."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line.rstrip())
            if found := re.search(r"http://[\d.]+:\d+", line):
                self.address = found[0]
            if "Ctrl+C" in line:
                self.family = descendants(self.process.pid)
                return
        raise AssertionError("it ended: " + "\n".join(self.said))

    def bury(self) -> None:
        """Kill what is left of it, so that no test leaves anything running."""
        self.process.kill()
        self.process.wait()
        for pid in self.family:
            if not is_gone(pid):
                os.kill(pid, signal.SIGKILL)
        assert self.process.stdout
        self.process.stdout.close()


def start(environment: dict[str, str], *words: str) -> Platform:
    """Start ``gongkai serve`` on a free port."""
    command = [sys.executable, "-m", "gongkai.doors.cli.main", "serve", "--port", "0", *words]
    return Platform(
        subprocess.Popen(
            command,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
    )


def environment(data: Path, database: str = "", **more: str) -> dict[str, str]:
    """The variables of an installation that stores everything in ``data``."""
    return (
        os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "GONGKAI_DATA": str(data),
            "GONGKAI_DATABASE_URL": database,
        }
        | more
    )


def descendants(pid: int) -> list[int]:
    """Process ids of children and their children."""
    rows = [line.split() for line in _ps("-A", "-o", "pid=,ppid=").splitlines()]
    children = [int(child) for child, parent in rows if int(parent) == pid]
    return children + [grandchild for child in children for grandchild in descendants(child)]


def is_gone(pid: int) -> bool:
    """Whether the process has ended; one that nobody has buried yet counts as ended."""
    state = _ps("-o", "stat=", "-p", str(pid)).strip()
    return not state or state.startswith("Z")


def command_of(pid: int) -> str:
    """The command line of a process."""
    return _ps("-o", "args=", "-p", str(pid))


def within(seconds: float, fact: Callable[[], bool]) -> bool:
    """Ask again and again whether ``fact`` has come true, for ``seconds`` at most."""
    deadline = time.monotonic() + seconds
    while not (true := fact()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return true


def _ps(*words: str) -> str:
    return subprocess.run(["ps", *words], capture_output=True, text=True, check=False).stdout
