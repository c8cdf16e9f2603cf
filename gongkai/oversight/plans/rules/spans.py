"""Spans of a text that are taken: the first to claim words keeps them."""

from __future__ import annotations

from bisect import bisect_left


class Spans:
    """Spans that do not overlap, in order, so that a claim looks at its neighbours only."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def claim(self, start: int, end: int) -> bool:
        """Take ``start`` up to ``end`` unless a part of it is taken."""
        at = bisect_left(self._starts, start)
        if at and self._ends[at - 1] > start:
            return False
        if at < len(self._starts) and self._starts[at] < end:
            return False
        self._starts.insert(at, start)
        self._ends.insert(at, end)
        return True
