"""The one shape every file is read into: paragraphs and tables in reading order. Pure.

Texts are as in the source (nothing is normalised here), with line breaks inside a paragraph or cell
as "\\n", and without control characters. Blank paragraphs and lines are left out; ``source`` counts
them, so that a gap in ``source`` shows where one stood.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Format: TypeAlias = Literal["txt", "csv", "md", "html", "docx", "pdf", "ofd", "xlsx", "xls"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; in txt one line, with its tabs and leading spaces.

    ``level`` is 0 for the document's title, 1..9 for headings, None for body text. ``source`` is
    the line (txt, md) or the paragraph (other formats) in the file, from 1. ``number`` is the
    label of an automatic list ("一、", "1."), which is not part of ``text``. ``lines`` are the
    printed lines of a pdf paragraph as they stood; ``page`` (from 1) is known in pdf only.
    """

    text: str
    level: int | None = None
    source: int = 0
    number: str = ""
    lines: tuple[str, ...] = ()
    page: int | None = None

    @property
    def full_text(self) -> str:
        """The text as a reader sees it, with the number of an automatic list."""
        spaced = self.number[-1:].isascii() and self.number and self.text
        return f"{self.number} {self.text}" if spaced else self.number + self.text


@dataclass(frozen=True, slots=True)
class Cell:
    """One position of a table.

    An *anchor* (``merged`` false) covers ``row_span`` x ``column_span`` positions. Every other
    position it covers is a Cell with ``merged`` true, spans of 1 and the anchor's text; ``anchor``
    names the anchor's row and column. A cell that is merely empty is an anchor with text "".
    """

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    merged: bool = False
    anchor: tuple[int, int] = (0, 0)

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read here (a merged cell has its anchor's text)."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with every position filled: ``grid[row][column]``, both from 0, never ragged.

    ``title`` is the sheet's name in a workbook, where row r of the grid is row r + 1 of the sheet.
    ``source`` counts the tables of the file from 1; ``header_rows`` are the rows the file itself
    marks as heading; ``page`` is known in pdf only. ``hidden_rows`` and ``hidden_columns`` (xlsx
    and xls) are there to read but nobody sees them on the screen; a filter hides rows like this.
    ``hidden_cells`` (row, column) hold something that their format does not show: white on white.
    """

    grid: tuple[tuple[Cell, ...], ...]
    title: str = ""
    source: int = 0
    header_rows: int = 0
    page: int | None = None
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden_cells: frozenset[tuple[int, int]] = frozenset()

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.grid[0]) if self.grid else 0

    @property
    def anchors(self) -> Iterator[Cell]:
        """Every cell once, row by row, without the merged positions."""
        return (cell for row in self.grid for cell in row if not cell.merged)

    @property
    def rows(self) -> list[list[str]]:
        """The texts row by row, merged positions repeating their anchor's text."""
        return [[cell.text for cell in row] for row in self.grid]

    @property
    def text(self) -> str:
        """Rows on lines, cells between tabs, each anchor's text once."""
        return "\n".join(
            "\t".join("" if cell.merged else cell.text for cell in row) for row in self.grid
        )


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file. ``headers`` and ``footers`` are running heads and page numbers, kept apart."""

    format: Format
    name: str
    blocks: tuple[Block, ...]
    headers: tuple[str, ...] = ()
    footers: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs outside tables, in order."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]

    @property
    def tables(self) -> list[Table]:
        """All tables, in order."""
        return [block for block in self.blocks if isinstance(block, Table)]

    @property
    def text(self) -> str:
        """All text in reading order, without running heads."""
        return "\n".join(
            block.full_text if isinstance(block, Paragraph) else block.text for block in self.blocks
        )
