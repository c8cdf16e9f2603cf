"""Lines of the bench: a time beside the time of the peer it is compared with, or an amount."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """``seconds`` of ours; the peer's, where there is one; limits where the issue sets them.

    ``limit`` is in seconds, ``most_ratio`` in times the peer.
    """

    what: str
    seconds: float
    peer: str = ""
    peer_seconds: float | None = None
    limit: float | None = None
    most_ratio: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours by the peer's."""
        return self.seconds / self.peer_seconds if self.peer_seconds else None

    @property
    def missed(self) -> bool:
        """Whether a limit was missed."""
        slow = self.limit is not None and self.seconds >= self.limit
        if slow or self.most_ratio is None or self.ratio is None:
            return slow
        return self.ratio > self.most_ratio

    def __str__(self) -> str:
        line = f"{self.what:<46} {self.seconds * 1000:9.1f} ms"
        if self.peer_seconds:
            line += f"   {self.ratio:6.2f} x  {self.peer} ({self.peer_seconds * 1000:.1f} ms)"
        limits = [f"{self.limit:g} s"] if self.limit is not None else []
        limits += [f"{self.most_ratio:g} x"] if self.most_ratio is not None else []
        if limits:
            line += f"   limit {', '.join(limits)}: {'MISSED' if self.missed else 'kept'}"
        return line


@dataclass(frozen=True)
class Amount:
    """Something counted: queries, megabytes; ``limit`` may be reached, not passed."""

    what: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def missed(self) -> bool:
        """Whether the limit was passed."""
        return self.limit is not None and self.value > self.limit

    def __str__(self) -> str:
        line = f"{self.what:<46} {self.value:9.1f} {self.unit}"
        if self.limit is not None:
            line += f"   limit {self.limit:g}: {'MISSED' if self.missed else 'kept'}"
        return line


def best_of(times: int, run: Callable[[], object]) -> float:
    """The quickest of several runs, in seconds: noise only ever makes a run slower."""
    return min(_timed(times, run))


def p95_of(times: int, run: Callable[[], object]) -> float:
    """The time that 95 of 100 runs keep, in seconds; the first run is not counted."""
    run()
    seconds = sorted(_timed(times, run))
    return seconds[min(len(seconds) - 1, int(len(seconds) * 0.95))]


def _timed(times: int, run: Callable[[], object]) -> list[float]:
    found = []
    for _ in range(times):
        gc.collect()
        started = time.perf_counter()
        run()
        found.append(time.perf_counter() - started)
    return found
