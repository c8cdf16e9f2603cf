"""Parts that draw time and counts: ruler, calendar, meter, progress, matrix."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gongkai.ground.ui import shapes


def ruler(
    used: int,
    total: int = 20,
    kind: str = "",
    mini: bool = False,
    stops: Collection[int] = (),
) -> SafeString:
    """期限尺: one cell a working day, ``used`` of ``total``, the last of them today.

    ``kind``: "", "soon" or "late" (all cells full). ``stops``: days after which the clock stood
    still. It is hidden from screen readers: a sentence beside it must say the same.
    """
    cells = ((_cell(day, used, kind, stops),) for day in range(1, total + 1))
    more = (f" ruler--{kind}" if kind in {"soon", "late"} else "") + " ruler--mini" * mini
    return format_html(
        '<div class="ruler{}" aria-hidden="true">{}</div>',
        more,
        format_html_join("", '<i class="{}"></i>', cells),
    )


def _cell(day: int, used: int, kind: str, stops: Collection[int]) -> str:
    stopped = " p" if day - 1 in stops else ""
    if kind == "late" or day < used:
        return "d" + stopped
    return ("t" if day == used else "") + stopped


def calendar(days: Sequence[shapes.Day], caption: str) -> dict[str, Any]:
    """The mini calendar of a time limit; ``caption`` is a sentence."""
    return {"weeks": shapes.weeks(days), "caption": caption, "first": days[0].day if days else None}


def meter(done: float, total: float, kind: str = "") -> SafeString:
    """A bar without a number; a sentence beside it must give the figures."""
    part = max(0.0, min(1.0, done / total)) if total else 0.0
    return format_html(
        '<svg class="meter{}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="{}" height="10"/></svg>',
        f" meter--{kind}" if kind else "",
        f"{part * 100:.1f}",
    )


def progress(work: shapes.Progress, url: str = "", id: str = "progress") -> dict[str, Any]:
    """Long work. While it runs, the part asks ``url`` for itself again every two seconds.

    ``id`` must be given where a page shows several of them.
    """
    return {"work": work, "url": url, "id": id}


def matrix(caption: str, columns: Sequence[str], rows: Sequence[shapes.Row]) -> dict[str, Any]:
    """Units against duties; the word in the cell is the sign."""
    return {"caption": caption, "columns": columns, "rows": rows}
