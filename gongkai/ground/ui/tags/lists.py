"""Parts of lists: turning pages, and what stands where nothing is."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.template import Context


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
