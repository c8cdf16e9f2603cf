"""A table for people, written as xlsx or as docx with the same cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from gongkai.ground.documents.grid import GridBuilder
from gongkai.ground.documents.writers import docx
from gongkai.ground.documents.writers.xlsx import Merge, Sheet, workbook_bytes

Value = str | int
Row = Sequence[Value]
# Told of how many rows are ready.
Told = Callable[[int], None]

PAGE = 243  # millimetres between the margins of a landscape page
CHUNK = 200  # rows read at a time


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and its width in characters of Latin width; "" goes on under the one before."""

    heading: str
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """Title, columns, rows; ``merges`` count the heading as row 0."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    merges: Sequence[Merge] = field(default_factory=tuple)

    @property
    def all_merges(self) -> list[Merge]:
        """With those of the heading."""
        return [*_heading_merges(self.columns), *self.merges]


def as_xlsx(table: Table) -> bytes:
    """The table as a workbook of one sheet."""
    return workbook_bytes(
        [
            Sheet(
                name=table.name,
                title=table.title,
                header=[[column.heading for column in table.columns]],
                rows=table.rows,
                widths=[column.width for column in table.columns],
                merges=table.all_merges,
            )
        ]
    )


def as_docx(table: Table) -> bytes:
    """The table as a document on landscape pages, its heading on each of them."""
    builder = GridBuilder()
    lines: list[Row] = [[column.heading for column in table.columns], *table.rows]
    for merge in table.all_merges:
        text = str(lines[merge.row][merge.column])
        builder.put(text, merge.row, merge.column, merge.row_span, merge.column_span)
    for at, line in enumerate(lines):
        for column, value in enumerate(line):
            builder.put(str(value), at, column)
    whole = sum(column.width for column in table.columns)
    widths = [round(PAGE * column.width / whole, 1) for column in table.columns]
    part = docx.Table(grid=builder.grid(), widths=widths)
    return docx.document_bytes(table.title, [part], landscape=True)


def down(values: Iterable[str], column: int, *, first: int = 1) -> Iterator[Merge]:
    """One cell for each run of rows that say the same in ``column``; empty ones stay apart."""
    at = first
    for value, group in groupby(values):
        count = len(list(group))
        if value and count > 1:
            yield Merge(row=at, column=column, row_span=count)
        at += count


def _heading_merges(columns: Sequence[Column]) -> Iterator[Merge]:
    at = 0
    while at < len(columns):
        span = 1
        while at + span < len(columns) and not columns[at + span].heading:
            span += 1
        if span > 1:
            yield Merge(row=0, column=at, column_span=span)
        at += span
