"""Paging that never fails on a hostile page number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

PAGE_SIZE = 20


def page_of(
    rows: QuerySet[Any] | Sequence[Any], number: str | int | None, size: int = PAGE_SIZE
) -> Page[Any]:
    """The page ``number`` (1-based) of ``rows``; a wrong number gives the nearest page.

    ``page.numbers`` holds the numbers to print, with None for a gap.
    """
    paginator = Paginator(rows, size)
    page = paginator.get_page(number)
    page.numbers = [  # type: ignore[attr-defined]  # for templates, which know no types
        n if isinstance(n, int) else None
        for n in paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    ]
    return page
