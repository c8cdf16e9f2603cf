"""docx in the dress of official documents: A4, 仿宋 16 pt, 28 pt line spacing, page numbers.

Margins, type sizes and line spacing follow GB/T 9704-2012 (党政机关公文格式). Fonts are named, not
embedded; where one is missing, the reader's program takes its own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ..model import Cell
from ..model import Table as Grid

TITLE_FONT, HEADING_FONTS, TEXT_FONT = "方正小标宋简体", ("黑体", "楷体", "仿宋"), "仿宋"
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3: 黑体, 楷体, 仿宋 bold."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, indented by two characters unless ``align`` is centre or right."""

    text: str
    align: str = "left"  # left, center, right


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. ``widths`` are in millimetres; the first ``header_rows`` repeat on each page.

    ``grid`` is that of ``documents.model``: build one with ``documents.grid.GridBuilder`` for
    merged cells, or give ``rows`` of plain texts.
    """

    rows: Sequence[Sequence[str]] = ()
    grid: tuple[tuple[Cell, ...], ...] = ()
    header_rows: int = 1
    widths: Sequence[float] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Part: TypeAlias = Heading | Text | Table | PageBreak


def document_bytes(title: str, parts: Sequence[Part], *, landscape: bool = False) -> bytes:
    """The document as bytes; ``title`` may be "" for none."""
    document = docx.Document()
    _set_up_page(document, landscape)
    _set_up_text(document)
    if title:
        _paragraph(document, title, TITLE_FONT, 22, align="center", style="Title")
    for part in parts:
        _add(document, part)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add(document: Any, part: Part) -> None:
    if isinstance(part, Heading):
        level = min(max(part.level, 1), 3)
        font = HEADING_FONTS[level - 1]
        style = f"Heading {level}"
        _paragraph(document, part.text, font, 16, style=style, bold=level == 3, indent=True)
    elif isinstance(part, Text):
        plain = part.align == "left"
        _paragraph(document, part.text, TEXT_FONT, 16, align=part.align, indent=plain)
    elif isinstance(part, Table):
        _table(document, part)
    else:
        document.add_page_break()


def _paragraph(
    holder: Any,
    text: str,
    font: str,
    size: float,
    *,
    align: str = "left",
    style: str | None = None,
    bold: bool = False,
    indent: bool = False,
) -> None:
    paragraph = holder.add_paragraph(style=style)
    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    run = paragraph.add_run(_clean(text))
    _dress(run, font, size, bold=bold)


def _dress(run: Any, font: str, size: float, *, bold: bool = False) -> None:
    run.font.name = font
    run.font.size = Pt(size)
    run.font.bold = bold
    run.font.color.rgb = docx.shared.RGBColor(0, 0, 0)
    # Word keeps the font of Chinese characters apart from that of Latin ones.
    run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _table(document: Any, part: Table) -> None:
    grid = part.grid or _grid_of(part.rows)
    if not grid or not grid[0]:
        return
    table = document.add_table(len(grid), len(grid[0]), style="Table Grid")
    for cell in Grid(grid).anchors:
        placed = table.cell(cell.row, cell.column)
        if cell.row_span > 1 or cell.column_span > 1:
            last = (cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
            placed = placed.merge(table.cell(*last))
        _fill(placed, cell.text, head=cell.row < part.header_rows)
    for row in table.rows[: part.header_rows]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _set_widths(table, part.widths)


def _grid_of(rows: Sequence[Sequence[str]]) -> tuple[tuple[Cell, ...], ...]:
    width = max((len(row) for row in rows), default=0)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    return tuple(
        tuple(Cell(text, r, c, anchor=(r, c)) for c, text in enumerate(row))
        for r, row in enumerate(padded)
    )


def _fill(cell: Any, text: str, *, head: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if head else WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.line_spacing = Pt(20)
    _dress(paragraph.add_run(_clean(text)), "黑体" if head else TEXT_FONT, 12)


def _set_widths(table: Any, widths: Sequence[float]) -> None:
    if not widths:
        return
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=False):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _set_up_page(document: Any, landscape: bool) -> None:
    section = document.sections[0]
    sides = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.page_width, section.page_height = sides
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, code in (("— ", ""), ("", "PAGE"), (" —", "")):
        run = footer.add_run(text)
        _dress(run, "宋体", 14)
        if code:
            _field(run, code)


def _field(run: Any, code: str) -> None:
    """A field that Word fills in, such as the page's number."""
    for kind in ("begin", "end"):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
        if kind == "begin":
            instruction = OxmlElement("w:instrText")
            instruction.text = code
            run._r.append(instruction)


def _set_up_text(document: Any) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = TEXT_FONT, Pt(16)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), TEXT_FONT)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        spacing = document.styles[name].paragraph_format
        spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28)
        spacing.space_before = spacing.space_after = Pt(0)
    # The template rules a blue line below its title.
    for border in document.styles["Title"].element.pPr.findall(qn("w:pBdr")):
        border.getparent().remove(border)


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n"))
