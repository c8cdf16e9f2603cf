"""The source beside its tasks: what of a document is kept so that a person can compare. Pure."""

from __future__ import annotations

from typing import Any

from gongkai.ground.documents.model import Document

from .rules.text import Grid, Line, elements

OPENING = 12  # lines shown beside the facts of the document

Material = dict[str, Any]


def material(document: Document) -> Material:
    """Lines and rows under the numbers by which the reader names them (as JSON keys)."""
    lines: dict[str, str] = {}
    tables: dict[str, list[list[str]]] = {}
    for part in elements(document):
        if isinstance(part, Grid):
            tables[str(part.index)] = [_cells(part, at) for at in range(len(part.rows))]
        elif part.text.strip():
            _append(lines, part)
    return {"opening": list(lines.values())[:OPENING], "paragraphs": lines, "tables": tables}


def beside(kept: Material, place: dict[str, int | None]) -> list[str]:
    """The cells of the row, or the paragraph, that a task came from; empty when it is not known."""
    table, row, paragraph = (place.get(name) for name in ("table", "row", "paragraph"))
    rows: list[list[str]] = kept.get("tables", {}).get(str(table), [])
    if row is not None and 0 < row <= len(rows):
        return rows[row - 1]
    text = kept.get("paragraphs", {}).get(str(paragraph), "")
    return [text] if text else []


def _cells(grid: Grid, at: int) -> list[str]:
    """The texts of one row, each once."""
    return list(dict.fromkeys(cell.text for cell in grid.rows[at] if cell.text))


def _append(lines: dict[str, str], line: Line) -> None:
    key = str(line.number)
    lines[key] = f"{lines[key]}{line.text}" if key in lines else line.text
