"""Text in aligned columns: a Chinese character takes two places of a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width


def width_of(text: str) -> int:
    """How many places of a terminal the text takes."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


def columns(rows: Iterable[Sequence[str]], most: Sequence[int]) -> list[str]:
    """Lines with the cells of each row below each other; a cell past ``most`` places is cut."""
    cut = [[_cut(cell, limit) for cell, limit in zip(row, most, strict=True)] for row in rows]
    widths = [max((width_of(row[at]) for row in cut), default=0) for at in range(len(most))]
    return [
        "  ".join(
            cell + " " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in cut
    ]


def _cut(text: str, limit: int) -> str:
    if width_of(text) <= limit:
        return text
    kept = ""
    taken = 2  # for the ellipsis
    for sign in text:
        taken += width_of(sign)
        if taken > limit:
            break
        kept += sign
    return kept + "…"
