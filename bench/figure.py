"""One line of the bench: a time, beside the time of the peer it is compared with."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """``seconds`` of ours; the peer's, where there is one; a limit where the issue sets one."""

    what: str
    seconds: float
    peer: str = ""
    peer_seconds: float | None = None
    limit: float | None = None

    def __str__(self) -> str:
        line = f"{self.what:<46} {self.seconds * 1000:9.1f} ms"
        if self.peer_seconds:
            ratio = self.seconds / self.peer_seconds
            line += f"   {ratio:6.2f} x  {self.peer} ({self.peer_seconds * 1000:.1f} ms)"
        if self.limit is not None:
            line += (
                f"   limit {self.limit:g} s: {'kept' if self.seconds < self.limit else 'MISSED'}"
            )
        return line


def best_of(times: int, run: Callable[[], object]) -> float:
    """The quickest of several runs, in seconds: noise only ever makes a run slower."""
    quickest = float("inf")
    for _ in range(times):
        gc.collect()
        started = time.perf_counter()
        run()
        quickest = min(quickest, time.perf_counter() - started)
    return quickest
