"""What can happen to a clock. The events are the truth; every date is computed from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Started:
    """The period begins. ``again`` is a restart (补正, 条例 Art. 30): all before it lapses."""

    day: date
    reason: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Paused:
    """Time stops (条例 Art. 33(3)), under a key so that several may overlap.

    ``at_most`` working days later it goes on by itself (条例 Art. 32: 15), None: only by a resume.
    """

    day: date
    key: str
    at_most: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Resumed:
    """The pause of this key ends."""

    day: date
    key: str


@dataclass(frozen=True, slots=True)
class Extended:
    """The period grows by ``amount`` of its own unit (条例 Art. 33(2))."""

    day: date
    amount: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Stopped:
    """The matter is done."""

    day: date


Event: TypeAlias = Started | Paused | Resumed | Extended | Stopped
