"""Random tables with merged cells, written by other programs, come back exactly."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from gongkai.ground.documents.parsers import parse_here

from .grids import Wanted, as_docx, as_html, as_pdf, as_xls, as_xlsx, grids


@pytest.mark.parametrize(
    ("kind", "write"),
    [("docx", as_docx), ("xlsx", as_xlsx), ("xls", as_xls), ("html", as_html)],
)
@given(wanted=grids())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_cell_comes_back(kind: str, write: Callable[[Wanted], bytes], wanted: Wanted) -> None:
    (table,) = parse_here(kind, write(wanted), "表").tables
    assert table.grid == wanted.grid


@given(wanted=grids())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_ruled_pdf_keeps_what_its_rules_show(wanted: Wanted) -> None:
    (table,) = parse_here("pdf", as_pdf(wanted), "表").tables
    assert table.grid == wanted.grid
