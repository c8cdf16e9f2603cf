"""Pages of a pdf whose words are drawn as curves; in the child process only."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from gongkai.ground.documents.parsers.outlines import needed

DEEPEST = 3  # forms within forms
PLAIN = 5  # segments of a line or a rectangle
MOST = 300_000  # segments of a page that are looked at
POINTS = 3  # that pdfium counts for one curve


def drawn_pages(document: Any, deadline: float) -> tuple[list[int], bool]:
    """Their numbers, from 1, and whether all pages were looked at before ``deadline`` (seconds of
    ``time.process_time``)."""
    found: list[int] = []
    for number in range(min(len(document), 1_000)):
        if time.process_time() > deadline:
            return found, False
        page = document[number]
        enough = needed(page.get_textpage().count_chars())
        if enough is not None and _curves(page, enough) >= enough:
            found.append(number + 1)
    return found, True


def _curves(page: Any, enough: int) -> int:
    """Curves on the page; not counted further than ``enough``."""
    points = looked = 0
    for path in _paths(page.raw, 0):
        size = raw.FPDFPath_CountSegments(path)
        if size <= PLAIN:
            continue
        looked += size
        for place in range(size):
            segment = raw.FPDFPath_GetPathSegment(path, place)
            points += raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO
        if points >= enough * POINTS or looked > MOST:
            break
    return points // POINTS


def _paths(holder: Any, depth: int) -> Iterator[Any]:
    """Paths of a page, also of the forms on it."""
    form = depth > 0
    count = raw.FPDFFormObj_CountObjects if form else raw.FPDFPage_CountObjects
    at = raw.FPDFFormObj_GetObject if form else raw.FPDFPage_GetObject
    for place in range(count(holder)):
        each = at(holder, place)
        kind = raw.FPDFPageObj_GetType(each)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield each
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            yield from _paths(each, depth + 1)
