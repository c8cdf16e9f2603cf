"""pdf: text by pdfium, tables from ruled lines by pdfplumber, lines joined to paragraphs."""

from __future__ import annotations

from ...model import Document
from ...refusals import refusal
from .chars import Page, opened, pages_of
from .layout import blocks_of
from .running import without_running
from .tables import ruled_tables

_FEW = 10  # visible characters a page below which it counts as one without text
_GARBLED = 0.3


def parse(data: bytes, name: str) -> Document:
    """Read a pdf. Running heads and page numbers are kept apart.

    Each paragraph keeps its printed lines. A table that goes on over a page is one table a page.
    Raises Refusal for a file that is encrypted, scanned, too long, or whose fonts do not say
    which characters they draw.
    """
    with opened(data) as document:
        pages = list(pages_of(document))
    _check(pages)
    tables = ruled_tables(data, pages)
    bodies, headers, footers = without_running(pages, tables)
    return Document("pdf", name, tuple(blocks_of(bodies)), tuple(headers), tuple(footers))


def _check(pages: list[Page]) -> None:
    chars = [char for page in pages for char in page.chars if not char.text.isspace()]
    if len(chars) < _FEW * len(pages) and any(page.images for page in pages):
        raise refusal("pdf_scanned")
    if not chars:
        raise refusal("file_without_text")
    if sum(map(_unknown, (char.text for char in chars))) > _GARBLED * len(chars):
        raise refusal("pdf_garbled")


def _unknown(text: str) -> bool:
    """A character that a font without a table of characters gives: none, or one of its own."""
    return text == "\ufffd" or text < " " or "\ue000" <= text <= "\uf8ff"
