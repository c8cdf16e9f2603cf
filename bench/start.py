"""Cold starts: the command's help, and the test suite's collection, beside a bare interpreter."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from .figure import Figure, best_of


def figures() -> Iterator[Figure]:
    """Whole processes, from start to end."""
    bare = best_of(5, partial(_run, "-c", "pass"))
    ours = best_of(5, partial(_run, "-m", "gongkai.doors.cli.main", "--help"))
    yield Figure("gongkai --help", ours, "python -c pass", bare)
    tests = best_of(1, partial(_run, "-m", "pytest", "--collect-only", "-q"))
    yield Figure("collecting the test suite", tests, "python -c pass", bare)


def _run(*arguments: str) -> None:
    subprocess.run(
        [sys.executable, *arguments],
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).resolve().parents[1],
    )
