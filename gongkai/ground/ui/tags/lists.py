"""Parts of lists and records: heads, facts, steps, reasons, turning pages, nothing there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Page
from django.template import Context

from gongkai.ground.core.errors import Reason
from gongkai.ground.ui.shapes import Check, Event, Step


def pager(
    context: Context, page: Page[Any], unit: str = "件", name: str = "page"
) -> dict[str, Any]:
    """Links to the other pages of ``page`` (from ``core.paging``); keeps the filters.

    ``unit`` is the counter (件, 条, 个); ``name`` the parameter that holds the page number.
    """
    request = context.get("request")
    return {
        "page": page,
        "unit": unit,
        "links": _links(request.GET if request else None, page, name),
    }


def nothing(title: str, hint: str = "", action: str = "", url: str = "") -> dict[str, Any]:
    """An empty list says what is the case and what to do next."""
    return {"title": title, "hint": hint, "action": action, "url": url}


def _links(query: Any, page: Page[Any], name: str) -> dict[str, Any]:
    def address(number: int) -> str:
        values = query.copy() if query is not None else None
        if values is None:
            return f"?{name}={number}"
        values[name] = str(number)
        return f"?{values.urlencode()}"

    numbers = getattr(page, "numbers", list(page.paginator.page_range))
    return {
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
        "numbers": [(number, address(number) if number else "") for number in numbers],
    }


def crumb(*steps: str) -> dict[str, Any]:
    """Where the reader is: label, address, label, address ... and the last label alone."""
    *before, here = steps
    return {"steps": list(zip(before[::2], before[1::2], strict=True)), "here": here}


def section_head(
    title: str, *, id: str = "", note: str = "", more: str = "", url: str = "", level: int = 2
) -> dict[str, Any]:
    """A heading under a fine line, with a quiet note or a link to all of it on the right."""
    return {"title": title, "id": id, "note": note, "more": more, "url": url, "level": level}


def tabs(label: str, items: Iterable[tuple[str, str, bool]], note: str = "") -> dict[str, Any]:
    """Views of one list as links: (label, address, is it this one). ``label`` names the group."""
    return {"label": label, "items": items, "note": note}


def facts(rows: Iterable[tuple[str, Any]], one: bool = False) -> dict[str, Any]:
    """Pairs of label and value; pairs without a value are left out. ``one``: a single column."""
    return {"rows": [(label, value) for label, value in rows if value], "one": one}


def steps(line: Sequence[Step]) -> dict[str, Any]:
    """The steps of a case: done, now, to come."""
    return {"line": line}


def timeline(events: Sequence[Event]) -> dict[str, Any]:
    """What happened, newest first."""
    return {"events": events}


def checklist(reasons: Iterable[Check | Reason], action: str = "去改") -> dict[str, Any]:
    """ "Why not yet": what is missing comes first. Takes ``Refusal.reasons`` too."""
    lines = [each if isinstance(each, Check) else _check(each, action) for each in reasons]
    return {"lines": sorted(lines, key=lambda line: line.done)}


def _check(reason: Reason, action: str) -> Check:
    place = reason.where if reason.where.startswith(("/", "#")) else ""
    return Check(reason.sentence, url=place, action=action)
