"""Running heads, running feet and page numbers: printed on every page, part of no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .chars import Page
from .lines import Line, lines_of
from .tables import Ruled

_MARGIN = 0.13  # share of the page's height at top and bottom where they may stand
_PAGE_NUMBER = re.compile(
    r"[-—–－―·•\s]*(?:\d{1,4}|第\s*[\d一二三四五六七八九十百]{1,5}\s*页|\d{1,4}\s*/\s*\d{1,4})"
    r"(?:[\s，,/]*共\s*\d{1,4}\s*页)?[-—–－―·•\s]*"
)


@dataclass(frozen=True, slots=True)
class Body:
    """What is left of a page: lines outside tables, and its tables."""

    page: Page
    lines: list[Line]
    tables: list[Ruled]


def without_running(
    pages: list[Page], tables: dict[int, list[Ruled]]
) -> tuple[list[Body], list[str], list[str]]:
    """The pages' bodies, then the texts of heads and of feet that were taken off, each once."""
    bodies = [_body(page, tables.get(page.number, [])) for page in pages]
    heads = _running(bodies, _first)
    feet = _running(bodies, _last)
    gone = {id(line) for line in (*heads, *feet)}
    kept = [
        Body(body.page, [line for line in body.lines if id(line) not in gone], body.tables)
        for body in bodies
    ]
    return kept, _once(heads), _once(feet)


def _body(page: Page, tables: list[Ruled]) -> Body:
    held = {id(char) for table in tables for cell in table.chars for char in cell}
    return Body(page, lines_of(char for char in page.chars if id(char) not in held), tables)


def _first(body: Body) -> list[Line]:
    return [line for line in body.lines[:2] if line.bottom < _MARGIN * body.page.height]


def _last(body: Body) -> list[Line]:
    return [line for line in body.lines[-2:] if line.top > (1 - _MARGIN) * body.page.height]


def _running(bodies: list[Body], candidates: Callable[[Body], list[Line]]) -> list[Line]:
    """Candidates that are page numbers, or stand on at least two pages and on most of them."""
    found = [line for body in bodies for line in candidates(body)]
    times = Counter(_shape(line) for line in found)
    often = max(2, len(bodies) // 2)
    return [
        line for line in found if _PAGE_NUMBER.fullmatch(line.text) or times[_shape(line)] >= often
    ]


def _shape(line: Line) -> tuple[str, int]:
    """Text with its numbers taken out, and the height it stands at, roughly."""
    return re.sub(r"\d+", "#", line.text), round(line.middle / 6)


def _once(lines: Iterable[Line]) -> list[str]:
    return list(dict.fromkeys(line.text for line in lines))
