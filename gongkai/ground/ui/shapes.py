"""What the larger parts are drawn from. Rooms build these; ``{% load ui %}`` draws them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a step line. ``state``: "done", "now" or "" (still to come)."""

    label: str
    note: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a time line, newest first. ``text`` follows the bold ``title``."""

    at: datetime
    title: str
    text: str = ""
    url: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the mini calendar.

    ``kind``: "cnt" counted, "fut" to come, "wk" weekend, "hol" holiday, "pau" the clock is
    stopped, "recv" the day of receipt, "out" outside. ``word`` says it (休, 暂停), ``number`` is
    the day of the count, ``made_up`` marks a working weekend (班).
    """

    day: date
    kind: str = "out"
    word: str = ""
    number: int | None = None
    made_up: bool = False
    today: bool = False
    end: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the unit matrix: the word is the sign.

    ``sign``: "all" 齐, "short" 差N, "late" 逾N, "none" 免 (no such duty).
    """

    sign: str
    count: int = 0

    @property
    def word(self) -> str:
        return {"all": "齐", "short": f"差{self.count}", "late": f"逾{self.count}"}.get(
            self.sign, "免"
        )

    @property
    def tone(self) -> str:
        return {"all": "ma", "short": "mb", "late": "mc"}.get(self.sign, "md")

    @property
    def rest(self) -> str:
        """What a screen reader adds to the word."""
        return {"short": "项没有办", "late": "项逾期"}.get(self.sign, "")


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of the matrix and its cells, as many as there are columns."""

    label: str
    cells: Sequence[Cell]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of "why not yet": done, or what is missing and where to mend it."""

    sentence: str
    done: bool = False
    hint: str = ""
    url: str = ""
    action: str = "去办"


@dataclass(frozen=True, slots=True)
class Progress:
    """Long work: how far it is and what it says of itself. ``total`` 0: not known yet."""

    done: int
    total: int
    sentence: str
    running: bool = True


def weeks(days: Sequence[Day]) -> list[list[Day]]:
    """``days`` (one after another) as whole weeks from Monday, filled up with days outside."""
    if not days:
        return []
    first, last = days[0].day, days[-1].day
    lead = [Day(first - timedelta(n)) for n in range(first.weekday(), 0, -1)]
    tail = [Day(last + timedelta(n)) for n in range(1, 7 - last.weekday())]
    line = [*lead, *days, *tail]
    return [line[at : at + 7] for at in range(0, len(line), 7)]
