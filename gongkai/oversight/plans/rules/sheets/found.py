"""What a corrected sheet says otherwise than the system, for people to see before it is applied."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any, Generic, TypeVar, cast


@dataclass(frozen=True, slots=True)
class Field:
    """One cell that differs: its heading, what the system has, what the sheet says.

    ``means`` tells how the sheet's words were understood: 最后一天是2025年6月30日.
    """

    label: str
    old: str
    new: str
    means: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that cannot be applied: which (0: the whole), why, and both versions where it helps."""

    row: int
    sentence: str
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Extra:
    """A row of the sheet that the system does not know."""

    row: int
    text: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A task of the system that the sheet does not have."""

    pk: int
    text: str


Change = TypeVar("Change")


@dataclass(slots=True)
class Found(Generic[Change]):
    """All differences of one sheet."""

    changes: list[Change] = field(default_factory=list)
    added: list[Any] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    there: list[Extra] = field(default_factory=list)  # rows without a number that were added before
    notes: list[str] = field(default_factory=list)
    same: int = 0
    moved: int = 0

    @property
    def fingerprint(self) -> str:
        """Stays while the differences stay: what is applied is what was seen."""
        groups = (
            self.changes, self.added, self.problems, self.extras, self.missing, self.there,
        )  # fmt: skip
        said = [[asdict(each) for each in cast(list[Any], group)] for group in groups]
        kept = json.dumps(said, ensure_ascii=False, default=str, sort_keys=True)
        return sha256(kept.encode()).hexdigest()


def moved_of(orders: Iterable[str]) -> int:
    """How many rows no longer stand in the order of their numbers."""
    numbers = [int(text) for text in orders if text.isdecimal()]
    tails: list[int] = []
    for number in numbers:
        at = bisect_left(tails, number)
        tails[at : at + 1] = [number]
    return len(numbers) - len(tails)
