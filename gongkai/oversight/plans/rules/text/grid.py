"""The two things a plan is made of: lines of text and grids of cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from gongkai.ground.documents.model import Table
from gongkai.ground.language.normal import normalise


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph, cleaned but not yet normalised; ``number`` counts from 1."""

    text: str
    number: int
    heading: bool = False  # the document itself says that it is one
    begins: bool | None = None  # whether a paragraph begins here, where the document knows it


@dataclass(frozen=True, slots=True)
class Field:
    """One cell, normalised. ``above`` and ``left`` tell that a merge covers it from there."""

    text: str = ""
    above: bool = False
    left: bool = False


@dataclass(slots=True)
class Grid:
    """Rows of cells. ``drawn`` is true for a table of plain text, whose rows may be ragged."""

    rows: list[list[Field]]
    index: int
    drawn: bool = False
    caption: list[str] = field(default_factory=list)


def of_table(table: Table, index: int) -> Grid:
    """The grid of a table whose merged cells the document knows."""
    rows = [
        [
            Field(
                clean_cell(cell.text),
                above=cell.merged and cell.anchor[0] < cell.row,
                left=cell.merged and cell.anchor[1] < cell.column,
            )
            for cell in row
        ]
        for row in table.grid
    ]
    return Grid(rows, index)


@lru_cache(maxsize=8192)  # merged and repeated cells come again and again
def clean_cell(text: str) -> str:
    """A cell's text without line breaks; units that stand one below the other stay apart."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    joined = ""
    for line in lines:
        if joined and _ends_a_name(joined) and _begins_a_name(line):
            joined += "、"
        joined += line
    return normalise(joined)


def _ends_a_name(text: str) -> bool:
    text = re.sub(r"[（(](?:负责)?(?:牵头|主办|主责|配合|协办)(?:单位|部门)?[）)]$", "", text)
    return text.endswith(
        ("局", "委", "办", "办公室", "中心", "厅", "政府", "管委会", "街道", "镇", "部门", "单位")
    )


def _begins_a_name(text: str) -> bool:
    return text.startswith(("省", "市", "县", "区", "各", "有关"))
