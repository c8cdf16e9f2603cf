"""csv and tsv: one table; what is none is read as the text that it is."""

from __future__ import annotations

import csv
import io

from gongkai.ground.core.errors import Refusal

from ..grid import GridBuilder
from ..model import Document, Table
from . import text

_SEPARATORS = ",\t;"


def parse(data: bytes, name: str) -> Document:
    """Read the lines as rows; the separator is the one that the first line has most of."""
    said = text.decode(data)
    rows = _rows(text.clean(said))
    if max(map(len, rows), default=0) < 2:
        return text.parse(data, name)
    builder = GridBuilder()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell.strip():
                builder.put(cell.strip(), number, column)
    try:
        return Document("csv", name, (Table(builder.grid(rows=len(rows)), source=1),))
    except Refusal:  # more cells than a table may have
        return text.parse(data, name)


def _rows(said: str) -> list[list[str]]:
    first = said.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    if separator not in first:
        return []
    try:
        return list(csv.reader(io.StringIO(said, newline=""), delimiter=separator))
    except csv.Error:
        return []
