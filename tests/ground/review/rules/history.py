"""Histories of review to fold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from gongkai.ground.review.rules.fold import Standing, Step, fold

AUTHOR, FIRST, SECOND, SECRET, LAST = 1, 2, 3, 4, 5
TURNS = (("first",), ("second",), ("secrecy",), ("final",))
BEGAN = datetime(2026, 3, 2, 1, tzinfo=UTC)


def steps(*told: tuple[str, int, dict[str, Any]]) -> list[Step]:
    """Steps of (verb, by, data), a day apart."""
    return [
        Step(number, verb, BEGAN + timedelta(days=number), by, data)
        for number, (verb, by, data) in enumerate(told, start=1)
    ]


def stand(*told: tuple[str, int, dict[str, Any]]) -> Standing:
    return fold(steps(*told))


def submit(content: int = 1, by: int = AUTHOR, **more: Any) -> tuple[str, int, dict[str, Any]]:
    return ("submit", by, {"content": content, "turns": TURNS, **more})


def change(content: int, by: int = AUTHOR) -> tuple[str, int, dict[str, Any]]:
    return ("change", by, {"content": content})


def approve(turn: str, by: int, **more: Any) -> tuple[str, int, dict[str, Any]]:
    return ("finish" if turn == "final" else "approve", by, {"turn": (turn,), **more})


WHOLE = (
    submit(),
    approve("first", FIRST),
    approve("second", SECOND),
    approve("secrecy", SECRET),
    approve("final", LAST),
)
