"""A table as it is looked at: some of its rows, in the order of one column. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gongkai.ground.language.dates import date_of
from gongkai.ground.language.normal import normalise

Row = list[str]

_AMOUNT = re.compile(r"(-?[0-9]{1,15}(?:\.[0-9]{1,9})?)([万亿])?(?:元|%|‰|人|户|亩|个|件|次)?")
_TIMES = {"万": 10_000, "亿": 100_000_000}


def found(
    columns: Sequence[Mapping[str, Any]],
    rows: Sequence[Row],
    *,
    words: str = "",
    where: Mapping[str, str] | None = None,
    sort: str = "",
    down: bool = False,
) -> list[Row]:
    """The rows with some words anywhere, with exact values in columns, sorted by one column."""
    keys = [str(one["key"]) for one in columns]
    chosen = {keys.index(key): value for key, value in (where or {}).items() if key in keys}
    kept = [
        row
        for row in rows
        if (not words or any(words in cell for cell in row))
        and all(row[at] == value for at, value in chosen.items())
    ]
    if sort in keys:
        at = keys.index(sort)
        kind = str(columns[at]["type"])
        if kind == "text":
            kind = _kind_of(row[at] for row in kept)
        kept.sort(key=lambda row: _order(kind, row[at]), reverse=down)
    return kept


def choices(rows: Sequence[Row], at: int, most: int = 30) -> list[str]:
    """The values of a column, if they are few enough to choose from; else none."""
    values: dict[str, None] = {}
    for row in rows:
        if row[at]:
            values[row[at]] = None
        if len(values) > most:
            return []
    return sorted(values) if 1 < len(values) < len(rows) else []


def _kind_of(cells: Iterable[str]) -> str:
    """What the cells of a column that nobody declared are, all of them: numbers, days or text."""
    filled = [cell for cell in cells if cell]
    if filled and all(_amount(cell) is not None for cell in filled):
        return "number"
    return "date" if filled and all(date_of(cell) for cell in filled) else "text"


def _amount(cell: str) -> float | None:
    """1,200.50元, 12.5%, 3万元 as numbers; None for what is none."""
    hit = _AMOUNT.fullmatch(normalise(cell).replace(",", "").replace(" ", ""))
    return float(hit[1]) * _TIMES.get(hit[2] or "", 1) if hit else None


def _order(kind: str, cell: str) -> tuple[int, Any]:
    """Empty cells at the end; numbers by size, days by their order."""
    if kind == "number":
        amount = _amount(cell) if cell else None
        return (0, amount) if amount is not None else (1, 0.0)
    if kind == "date":
        day = date_of(cell) if cell else None
        return (0, day.isoformat()) if day else (1, cell)
    return (0, cell) if cell else (1, "")
