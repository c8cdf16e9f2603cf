"""What the public page and its preview have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from gongkai.ground.core.paging import page_of

from ..queries.showing import (
    WORDS,
    Bar,
    ShownPlan,
    bars,
    found_tasks,
    sections_of,
    shown_task,
)

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


def shown_context(request: HttpRequest, plan: ShownPlan) -> dict[str, Any]:
    """The tasks of a plan by the filters of the address; a wrong filter does not filter."""
    names = sections_of(plan.key)
    section = _section(request.GET.get("section", ""), names)
    progress = request.GET.get("progress", "")
    progress = progress if progress in WORDS else ""
    page = page_of(
        found_tasks(plan.key, names[section] if section is not None else None, progress),
        request.GET.get("page"),
        ROWS,
    )
    page.object_list = [shown_task(task) for task in page.object_list]
    lines = bars(plan.key)
    return {
        "shown": plan,
        "sections": [(str(at), name or "其他任务") for at, name in enumerate(names, start=1)],
        "section": str(section + 1) if section is not None else "",
        "progress": progress,
        "filtered": section is not None or bool(progress),
        "bars": drawn(lines),
        "height": len(lines) * LINE,
        "total": sum(line.count for line in lines),
        "finding": finding(lines),
        "page": page,
    }


def drawn(lines: list[Bar]) -> list[Drawn]:
    """The bars of the chart, one under the other."""
    return [
        Drawn(line, at * LINE, at * LINE + 22, line.share * WIDEST // 100)
        for at, line in enumerate(lines)
    ]


def finding(lines: list[Bar]) -> str:
    """The chart in a sentence."""
    told = [line for line in lines if line.count]
    said = "，".join(f"{line.count} 项{line.word}" for line in told)
    return f"{sum(line.count for line in lines)} 项任务：{said}。" if told else "还没有任务。"


def _section(asked: str, names: list[str]) -> int | None:
    at = int(asked) - 1 if asked.isascii() and asked.isdecimal() and len(asked) < 6 else -1
    return at if 0 <= at < len(names) else None
