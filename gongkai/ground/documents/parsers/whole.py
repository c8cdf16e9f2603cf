"""Whether a file of a known kind is whole, without reading what is in it.

Much cheaper than ``parse``, and of files that nobody parses, too: a scan and a presentation are
whole although they have no text to read. Raises Refusal ``file_broken``, ``file_encrypted``,
``file_bomb`` or ``file_slow``.
"""

from __future__ import annotations

from .archive import Archive
from .child import read_apart

_SECONDS = 10  # to open a file, in a process of its own
_BODY = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
    "ofd": "OFD.xml",
}


def check(kind: str, data: bytes) -> None:
    """Refusal when ``data``, which looks like a file of this kind, is not a whole one."""
    if kind in _BODY:
        _package(data, _BODY[kind])
    elif kind in {"pdf", "xls"}:
        read_apart(f"open_{kind}", data, "", _SECONDS)


def _package(data: bytes, body: str) -> None:
    archive = Archive(data)
    archive.xml(body)
    archive.check_sums()
