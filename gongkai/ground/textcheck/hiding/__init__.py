"""What files hide from a reader: comments, changes, hidden words and sheets, authors, files within,
and whatever else lies in the file without being shown.

Each kind of file has its function in ``HIDING``. It may raise Refusal for a file that it cannot
open; what it cannot read inside a file it says by ``Read.partly``.
"""

from __future__ import annotations

from collections.abc import Callable

from ..shape import Read
from .fixed import of_ofd, of_pdf
from .office import of_package
from .page import of_markdown, of_page, of_text
from .word import of_word
from .workbook import of_sheets, of_workbook

HIDING: dict[str, Callable[[bytes, Read], None]] = {
    "docx": of_word,
    "xlsx": of_workbook,
    "xls": of_sheets,
    "package": of_package,
    "ofd": of_ofd,
    "pdf": of_pdf,
    "html": of_page,
    "md": of_markdown,
    "txt": of_text,
    "csv": of_text,
}
