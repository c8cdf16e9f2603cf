"""``Clock``: a pure fold over events that also explains each date it gives."""

from __future__ import annotations

from .clock import Clock
from .events import Event, Extended, Paused, Resumed, Started, Stopped
from .fold import Step
from .reading import Reading

__all__ = [
    "Clock",
    "Event",
    "Extended",
    "Paused",
    "Reading",
    "Resumed",
    "Started",
    "Step",
    "Stopped",
]
