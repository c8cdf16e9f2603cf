"""What a reader of time limits must know, and what it gives back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gongkai.oversight.plans.rules.model import Deadline, Origin

# A whole number in arabic or Chinese digits.
NUMBER = r"(?:(?<!\d)\d{1,3}|[一二两三四五六七八九十]{1,3})"


@dataclass(frozen=True, slots=True)
class Context:
    """The plan's year (for 年底前), its signing date (for 印发30日内) and where the words stand.

    ``add_workdays`` counts working days from a date; without it a limit in working days after the
    issue stays ``after_event``.
    """

    year: int | None = None
    signed: dt.date | None = None
    origin: Origin = "cell"
    add_workdays: Callable[[dt.date, int], dt.date] | None = None

    @property
    def in_cell(self) -> bool:
        """A cell for deadlines holds deadlines; a sentence has to say that it means one."""
        return self.origin != "requirement"


@dataclass(frozen=True, slots=True)
class Found:
    """One limit and the span of the text that it was read from."""

    start: int
    end: int
    deadline: Deadline


def found(start: int, text: str, context: Context, kind: Any, **fields: Any) -> Found:
    """A limit of ``kind`` read from ``text`` at ``start``."""
    return Found(start, start + len(text), Deadline(kind, text, context.origin, **fields))


def squeezed(text: str) -> tuple[str, list[int]]:
    """``text`` without spaces, and where each of its signs stood.

    Only a space between two letters or figures (2025 12) is kept.
    """
    places = [
        at
        for at, sign in enumerate(text)
        if not sign.isspace() or (_is_latin(text[at - 1 : at]) and _is_latin(text[at + 1 : at + 2]))
    ]
    return "".join(text[at] for at in places), places


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
