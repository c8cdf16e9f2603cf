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
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from ..model import Cell
from .docx_tables import HEAD, TEXT, add_table

_STYLES = (  # id, font, size, line spacing, indent of the first line; all in points
    ("Normal", "仿宋", 16, 28, 0),
    ("BodyText", "仿宋", 16, 28, 32),
    ("Title", "方正小标宋简体", 22, 36, 0),
    ("Heading1", "黑体", 16, 28, 32),
    ("Heading2", "楷体", 16, 28, 32),
    ("Heading3", "仿宋", 16, 28, 32),
    (TEXT, "仿宋", 12, 20, 0),
    (HEAD, "黑体", 12, 20, 0),
)
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
    align: str = "left"  # left, center, right; justify: from the margin, as an address is written


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
        _paragraph(document, title, "Title")
    for part in parts:
        _add(document, part)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add(document: Any, part: Part) -> None:
    if isinstance(part, Heading):
        _paragraph(document, part.text, f"Heading{min(max(part.level, 1), 3)}")
    elif isinstance(part, Text):
        plain = part.align == "left"
        _paragraph(document, part.text, "BodyText" if plain else "Normal", part.align)
    elif isinstance(part, Table):
        _table(document, part)
    else:
        document.add_page_break()


def _paragraph(document: Any, text: str, style: str, align: str = "left") -> None:
    paragraph = document.add_paragraph()
    paragraph._p.style = style  # by its id: python-docx looks a name up each time, which is slow
    paragraph.add_run(_clean(text))
    if align != "left":
        paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())


def _table(document: Any, part: Table) -> None:
    grid = part.grid or _grid_of(part.rows)
    if grid and grid[0]:
        add_table(document, grid, part.widths, part.header_rows, _clean)


def _grid_of(rows: Sequence[Sequence[str]]) -> tuple[tuple[Cell, ...], ...]:
    width = max((len(row) for row in rows), default=0)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    return tuple(
        tuple(Cell(text, r, c, anchor=(r, c)) for c, text in enumerate(row))
        for r, row in enumerate(padded)
    )


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
        _set_font(run, "宋体", 14)
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
    """Dress the styles, so that whoever edits the document need not change each line."""
    styles = document.styles
    for name in (TEXT, HEAD):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    by_id = {style.style_id: style for style in styles}
    for style_id, font, size, spacing, indent in _STYLES:
        style = by_id[style_id]
        _set_font(style, font, size)
        style.font.bold = style_id == "Heading3"
        shape = style.paragraph_format
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(spacing)
        shape.space_before = shape.space_after = Pt(0)
        shape.first_line_indent = Pt(indent)
    for name in ("Title", HEAD):
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    # The template rules a blue line below its title.
    for border in styles["Title"].element.pPr.findall(qn("w:pBdr")):
        border.getparent().remove(border)


def _set_font(holder: Any, font: str, size: float) -> None:
    """The font of a style or a run. Word keeps that of Chinese characters apart from the Latin."""
    holder.font.name, holder.font.size = font, Pt(size)
    holder.font.color.rgb = RGBColor(0, 0, 0)
    fonts = holder.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme's font would win over the named one
    fonts.set(qn("w:eastAsia"), font)


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n"))
