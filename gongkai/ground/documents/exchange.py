"""A Document as JSON and back: between processes, and for ``gongkai documents show``."""

from __future__ import annotations

from typing import Any, cast

from .grid import GridBuilder
from .model import Block, Document, Format, Paragraph, Table


def to_json(document: Document) -> dict[str, Any]:
    """Plain lists and dicts. A table lists its anchors as [row, column, rows, columns, text];
    a single empty cell is left out.
    """
    return {
        "format": document.format,
        "name": document.name,
        "blocks": [_block_to_json(block) for block in document.blocks],
        "headers": list(document.headers),
        "footers": list(document.footers),
    }


def from_json(data: dict[str, Any]) -> Document:
    """The Document that ``to_json`` was given."""
    return Document(
        cast(Format, data["format"]),
        data["name"],
        tuple(_block_from_json(block) for block in data["blocks"]),
        tuple(data["headers"]),
        tuple(data["footers"]),
    )


def _block_to_json(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {
            "paragraph": block.text,
            "level": block.level,
            "source": block.source,
            "number": block.number,
            "lines": list(block.lines),
            "page": block.page,
        }
    return {
        "table": [
            [cell.row, cell.column, cell.row_span, cell.column_span, cell.text]
            for cell in block.anchors
            if cell.text or cell.row_span > 1 or cell.column_span > 1
        ],
        "rows": len(block.grid),
        "columns": block.width,
        "title": block.title,
        "source": block.source,
        "header_rows": block.header_rows,
        "page": block.page,
        "hidden_rows": sorted(block.hidden_rows),
        "hidden_columns": sorted(block.hidden_columns),
        "hidden_cells": sorted(block.hidden_cells),
    }


def _block_from_json(data: dict[str, Any]) -> Block:
    if "paragraph" in data:
        return Paragraph(
            data["paragraph"],
            data["level"],
            data["source"],
            data["number"],
            tuple(data["lines"]),
            data["page"],
        )
    builder = GridBuilder()
    for row, column, row_span, column_span, text in data["table"]:
        builder.put(text, row, column, row_span, column_span)
    grid = builder.grid(rows=data["rows"], columns=data["columns"])
    return Table(
        grid,
        data["title"],
        data["source"],
        data["header_rows"],
        data["page"],
        frozenset(data["hidden_rows"]),
        frozenset(data["hidden_columns"]),
        frozenset((row, column) for row, column in data["hidden_cells"]),
    )
