"""Random grids with merged cells, and one writer of them for each format."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import docx
import openpyxl
import xlwt
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from gongkai.ground.documents.grid import GridBuilder
from gongkai.ground.documents.model import Cell

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
TEXTS = st.sampled_from(["", "任务", "区财政局", "20个工作日", "年底前", "a<b&c", "（一）"])


@dataclass(frozen=True)
class Wanted:
    """What a parser must give back."""

    grid: tuple[tuple[Cell, ...], ...]

    @property
    def anchors(self) -> list[Cell]:
        return [cell for row in self.grid for cell in row if not cell.merged]


@st.composite
def grids(draw: Callable[..., int]) -> Wanted:
    """2..6 rows, 2..5 columns, up to five merges. The corners at the lower and right edge have a
    text, because a workbook does not say where a blank table ends."""
    rows, columns = draw(st.integers(2, 6)), draw(st.integers(2, 5))
    builder = GridBuilder()
    for _ in range(draw(st.integers(0, 5))):
        row, column = draw(st.integers(0, rows - 2)), draw(st.integers(0, columns - 2))
        high = draw(st.integers(1, rows - 1 - row))
        wide = draw(st.integers(1, columns - 1 - column))
        builder.put(draw(TEXTS), row, column, high, wide)
    for row in range(rows):
        for column in range(columns):
            edge = row == rows - 1 or column == columns - 1
            builder.put("边" if edge else draw(TEXTS), row, column)
    return Wanted(builder.grid())


def as_docx(wanted: Wanted) -> bytes:
    document = docx.Document()
    table = document.add_table(len(wanted.grid), len(wanted.grid[0]))
    for cell in wanted.anchors:
        last = table.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        table.cell(cell.row, cell.column).merge(last).text = cell.text
    return _saved(document)


def as_xlsx(wanted: Wanted) -> bytes:
    book = openpyxl.Workbook()
    for cell in wanted.anchors:
        book.active.cell(cell.row + 1, cell.column + 1, cell.text)
        book.active.merge_cells(
            None, cell.row + 1, cell.column + 1,
            cell.row + cell.row_span, cell.column + cell.column_span,
        )  # fmt: skip
    return _saved(book)


def as_xls(wanted: Wanted) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for cell in wanted.anchors:
        sheet.write_merge(
            cell.row, cell.row + cell.row_span - 1,
            cell.column, cell.column + cell.column_span - 1, cell.text,
        )  # fmt: skip
    return _saved(book)


def as_html(wanted: Wanted) -> bytes:
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td rowspan={c.row_span} colspan={c.column_span}>{escape(c.text)}</td>"
            for c in row
            if not c.merged
        )
        + "</tr>"
        for row in wanted.grid
    )
    return f"<table>{rows}</table>".encode()


def as_pdf(wanted: Wanted) -> bytes:
    """Ruled by reportlab, in Adobe's Chinese font that readers bring along."""
    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("FONT", (0, 0), (-1, -1), "STSong-Light", 10),
    ]
    for c in wanted.anchors:
        last = (c.column + c.column_span - 1, c.row + c.row_span - 1)
        style.append(("SPAN", (c.column, c.row), last))
    texts = [["" if cell.merged else cell.text for cell in row] for row in wanted.grid]
    stream = io.BytesIO()
    table = Table(texts, style=TableStyle(style), colWidths=80, rowHeights=20)
    SimpleDocTemplate(stream, pagesize=A4).build([table])
    return stream.getvalue()


def _saved(book: docx.document.Document | openpyxl.Workbook | xlwt.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
