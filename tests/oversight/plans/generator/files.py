"""Model plans as files: txt, docx and xlsx with real merges, pdf with ruled tables."""

from __future__ import annotations

import io
from random import Random

import docx
import openpyxl
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph as Flow
from reportlab.platypus import SimpleDocTemplate
from reportlab.platypus import Table as FlowTable

from . import tables
from .dirt import Dirt
from .head import head_lines, preamble
from .model import Model
from .prose import paragraphs

Span = tuple[int, int, int]  # column, first row, last row


def write(random: Random, model: Model, kind: str) -> tuple[bytes, str]:
    """The file's bytes and how it was written."""
    if kind == "txt":
        return _txt(random, model)
    if not model.is_table:
        texts = [p.text for p in paragraphs(random, model)]
        lines = [*head_lines(random, model), *texts]
        return (_docx(lines, [], []) if kind == "docx" else _pdf(lines, [], [])), "prose"
    grid = tables.grid_of(random, model)
    spans = _spans(grid, model)
    if kind == "xlsx":
        return _xlsx(model.title, grid, spans), "table"
    lines = [*head_lines(random, model), *_chapters(model)]
    model.leads = []
    return (_docx if kind == "docx" else _pdf)(lines, grid, spans), "table"


def _chapters(model: Model) -> list[str]:
    """What stands in prose beside the table: its chapter holds the general requirements."""
    chapters = [preamble(model)]
    if model.general:
        chapters += ["一、工作落实", *model.general]
    return chapters


def _txt(random: Random, model: Model) -> tuple[bytes, str]:
    dirt = Dirt(random)
    if not model.is_table:
        head = [line for text in head_lines(random, model) for line in (dirt.on(text), "")]
        body = dirt.lines([p.text for p in paragraphs(random, model)])
        return _bytes([*head, *body]), f"prose {dirt}"
    dirt.width = 0
    grid = tables.paged(random, tables.grid_of(random, model), model)
    lines, how = tables.drawn(random, grid, dirt)
    head = [*head_lines(random, model), *_chapters(model), "附件", f"{model.year}年任务分工表", ""]
    if model.leads:
        lead, _ = tables.drawn(Random(0), tables.lead_grid(model), dirt)
        lines += ["", "附件2", "部门牵头重点公开工作清单", "", *lead]
    return _bytes([*[dirt.on(line) for line in head], *lines]), f"{how} {dirt}"


def _bytes(lines: list[str]) -> bytes:
    return "\n".join(lines).encode()


def _spans(grid: tables.Grid, model: Model) -> list[Span]:
    """Blank cells below a filled one are one merged cell with it, within a section."""
    spans: list[Span] = []
    sections = ["", *(row.section for row in model.rows)]
    for column in range(1, len(grid[0])):
        start = 1
        for row in range(2, len(grid) + 1):
            ends = row == len(grid) or grid[row][column] or sections[row] != sections[start]
            # python-docx merges by recursion; a cell over more rows stays blank below.
            ends = ends or row - start > 60
            if ends:
                if row - start > 1 and grid[start][column]:
                    spans.append((column, start, row - 1))
                start = row
    return spans


def _docx(lines: list[str], grid: tables.Grid, spans: list[Span]) -> bytes:
    book = docx.Document()
    for line in lines:
        book.add_paragraph(line)
    if grid:
        table = book.add_table(len(grid), len(grid[0]))
        cells = [list(row.cells) for row in table.rows]
        for texts, row in zip(grid, cells, strict=True):
            for text, cell in zip(texts, row, strict=True):
                cell.text = text
        for column, first, last in spans:
            merged = cells[first][column].merge(cells[last][column])
            merged.text = grid[first][column]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _xlsx(title: str, grid: tables.Grid, spans: list[Span]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([title])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(grid[0]))
    for row in grid:
        sheet.append([int(row[0]) if row[0].isdigit() else row[0], *row[1:]])
    for column, first, last in spans:
        sheet.merge_cells(
            start_row=first + 2, end_row=last + 2, start_column=column + 1, end_column=column + 1
        )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _pdf(lines: list[str], grid: tables.Grid, spans: list[Span]) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=12, leading=20, wordWrap="CJK")
    small = ParagraphStyle("cell", parent=body, fontSize=9, leading=12)
    flow: list[object] = [Flow(line, body) for line in lines]
    if grid:
        widths = [30, *[75] * (len(grid[0]) - 4), 170, 90, 80]
        cells = [[Flow(text, small) for text in row] for row in grid]
        style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
        style += [("SPAN", (column, first), (column, last)) for column, first, last in spans]
        flow.append(FlowTable(cells, colWidths=widths, style=style, repeatRows=1))
    out = io.BytesIO()
    SimpleDocTemplate(out, invariant=1).build(flow)
    return out.getvalue()
