"""The whole suite in its parts; ``make test`` calls it.

    python -m tests.run                              everything
    python -m tests.run --part postgres tests/ground/orgs -x
    python -m tests.run -- -k numbering

What is not ours goes to pytest. The last line sums up what all parts passed, failed and skipped.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from tests import postgres

PROJECT = Path(__file__).resolve().parent.parent
NO_TESTS = 5


@dataclass(frozen=True)
class Part:
    """A part of the suite: its tests by mark, its database, its number of processes."""

    name: str
    mark: str
    database: str = ""
    processes: int = 2


PARTS = (
    Part("unit", "unit"),
    Part("sqlite", "database", "sqlite"),
    Part("postgres", "database", "postgres"),
    Part("browser", "browser", "sqlite"),
)


@dataclass
class Outcome:
    """What a part came to. ``code`` is pytest's exit code."""

    part: Part
    code: int
    seconds: float
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    @property
    def fine(self) -> bool:
        return self.code in {0, NO_TESTS} and not self.failed


def main(argv: list[str]) -> int:
    """Run the chosen parts; return 0 if each ran something or was narrowed, and nothing failed."""
    parser = argparse.ArgumentParser(prog="tests.run", allow_abbrev=False)
    parser.add_argument("--part", action="append", choices=[part.name for part in PARTS])
    chosen, for_pytest = parser.parse_known_args(argv)
    for_pytest = [word for word in for_pytest if word != "--"]
    parts = [part for part in PARTS if not chosen.part or part.name in chosen.part]
    outcomes = [_run(part, for_pytest) for part in parts]
    return _sum_up(outcomes, narrowed=bool(for_pytest))


def _run(part: Part, for_pytest: list[str]) -> Outcome:
    print(f"\n=== {part.name} ===", flush=True)
    started = time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="gongkai-report-") as folder,
        _database(part) as address,
    ):
        report = Path(folder) / "report.xml"
        command = [
            sys.executable, "-m", "pytest", "-m", part.mark, f"--junit-xml={report}",
            "-n", str(part.processes), "--durations=5", "--durations-min=1", *for_pytest,
        ]  # fmt: skip
        code = subprocess.run(
            command, cwd=PROJECT, env=_environment(address), check=False
        ).returncode
        return _counted(Outcome(part, code, time.monotonic() - started), report)


def _environment(address: str) -> dict[str, str]:
    """What a part's processes see; the tests' bytecode is kept, or each part compiles them anew."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"GONGKAI_DATABASE_URL": address}


@contextmanager
def _database(part: Part) -> Iterator[str]:
    with postgres.server() if part.database == "postgres" else nullcontext("") as address:
        yield address


def _counted(outcome: Outcome, report: Path) -> Outcome:
    if report.exists():
        for suite in ET.parse(report).getroot().iter("testsuite"):
            tests, failed, errors, skipped = (
                int(suite.get(name, "0")) for name in ("tests", "failures", "errors", "skipped")
            )
            outcome.failed += failed + errors
            outcome.skipped += skipped
            outcome.passed += tests - failed - errors - skipped
    return outcome


def _sum_up(outcomes: list[Outcome], *, narrowed: bool) -> int:
    print()
    for each in outcomes:
        fine = each.fine and (narrowed or each.code == 0)
        print(
            f"{each.part.name:10} {'ok' if fine else 'FAILED':7}{each.seconds:6.0f} s"
            f"{each.passed:7} passed {each.failed:4} failed {each.skipped:4} skipped"
        )
    bad = any(not each.fine or (each.code and not narrowed) for each in outcomes)
    ran = sum(each.passed for each in outcomes)
    failed = sum(each.failed for each in outcomes)
    skipped = sum(each.skipped for each in outcomes)
    print(f"\n{ran} passed, {failed} failed, {skipped} skipped", flush=True)
    return 1 if bad or not ran else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
