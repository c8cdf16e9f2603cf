"""A document as the body of an item: headings, paragraphs and tables, nothing hidden."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from gongkai.ground.documents.model import Document, Paragraph, Table

from .cleaning import clean

HIGHEST, LOWEST = 2, 4  # h1 is the page's title


def html_of(document: Document) -> str:
    """The document as a clean body. Its own title (level 0) is left out: the item has one."""
    return clean("".join(_parts(document)))


def _parts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield _table(block)
        elif block.level != 0:
            yield _paragraph(block)


def _paragraph(block: Paragraph) -> str:
    text = escape(block.full_text, quote=False).replace("\n", "<br>")
    if block.level is None:
        return f"<p>{text}</p>"
    name = f"h{min(max(block.level + 1, HIGHEST), LOWEST)}"
    return f"<{name}>{text}</{name}>"


def _table(table: Table) -> str:
    rows = []
    for number, line in enumerate(table.grid):
        name = "th" if number < table.header_rows else "td"
        cells = "".join(
            f"<{name}{_span('colspan', cell.column_span)}{_span('rowspan', cell.row_span)}>"
            f"{escape(cell.text, quote=False).replace(chr(10), '<br>')}</{name}>"
            for cell in line
            if not cell.merged
        )
        rows.append(f"<tr>{cells}</tr>")
    return f"<table><tbody>{''.join(rows)}</tbody></table>"


def _span(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""
