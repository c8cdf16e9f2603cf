"""What the public page of a plan and its preview have in common: filters and chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from gongkai.ground.core.paging import page_of

from .rules.shown import WORDS, Bar, bars, finding, found, sections

ROWS = 100
LINE, LEFT, WIDEST = 40, 140, 300  # the chart's measures, in units of its viewBox


@dataclass(frozen=True, slots=True)
class Drawn:
    """One bar of the chart, with its measures."""

    bar: Bar
    top: int
    base: int
    width: int

    @property
    def end(self) -> int:
        return LEFT + self.width + 10


def shown_context(request: HttpRequest | None, data: Mapping[str, Any]) -> dict[str, Any]:
    """The tasks by the filters of the address; a wrong filter does not filter. Without a request
    (the snapshot) all of them stand on one page."""
    asked: Mapping[str, str] = request.GET if request is not None else {}
    tasks = data["tasks"]
    names = sections(tasks)
    section = _section(asked.get("section", ""), names)
    progress = asked.get("progress", "")
    progress = progress if progress in WORDS else ""
    rows = found(tasks, names[section] if section is not None else None, progress)
    size = ROWS if request is not None else max(len(rows), 1)
    lines = bars(tasks)
    return {
        "shown": data,
        "sections": [(str(at), name or "其他任务") for at, name in enumerate(names, start=1)],
        "section": str(section + 1) if section is not None else "",
        "progress": progress,
        "words": WORDS,
        "filtered": section is not None or bool(progress),
        "bars": drawn(lines),
        "height": len(lines) * LINE,
        "total": len(tasks),
        "finding": finding(lines),
        "page": page_of(rows, asked.get("page"), size),
    }


def drawn(lines: list[Bar]) -> list[Drawn]:
    """The bars of the chart, one under the other."""
    return [
        Drawn(line, at * LINE, at * LINE + 22, line.share * WIDEST // 100)
        for at, line in enumerate(lines)
    ]


def _section(asked: str, names: list[str]) -> int | None:
    at = int(asked) - 1 if asked.isascii() and asked.isdecimal() and len(asked) < 6 else -1
    return at if 0 <= at < len(names) else None
