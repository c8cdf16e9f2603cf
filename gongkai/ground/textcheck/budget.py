"""How long one file, with all files within it, may keep a check."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

SECONDS = 60.0


class OutOfTimeError(Exception):
    """The time is over; what is left is told as not read."""


class Budget:
    """The seconds for one file. ``clock`` gives seconds that only grow."""

    def __init__(self, seconds: float = SECONDS, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    @property
    def over(self) -> bool:
        return self._clock() > self._end

    def spend(self) -> None:
        """Called before each piece of work. Raises ``OutOfTimeError``."""
        if self.over:
            raise OutOfTimeError
