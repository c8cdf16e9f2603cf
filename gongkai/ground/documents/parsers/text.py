"""Bytes to text, and text to lines."""

from __future__ import annotations

import codecs
import re

from .. import limits
from ..model import Document, Paragraph
from ..refusals import refusal

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins alike
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.IGNORECASE
)
# Everything below a space but tab and line feed, DEL, C1, and the byte order mark inside text.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def decode(data: bytes, declared: str | None = None) -> str:
    """Text of ``data``: by its byte order mark, then ``declared``, then UTF-8, then GB 18030.

    Raises Refusal when none of them fits.
    """
    if len(data) > limits.TEXT:
        raise refusal("text_too_large", limit=limits.TEXT // limits.MEBIBYTE)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, (encoding,))
    # gb2312 and gbk are subsets of gb18030; pages that declare them use more than they declare.
    first = ("gb18030",) if declared in {"gb2312", "gbk"} else (declared,) if declared else ()
    return _strictly(data, (*first, "utf-8", "gb18030"))


def decode_page(data: bytes) -> str:
    """Text of a web page, which may declare its encoding itself. Raises as ``decode``."""
    declared = _DECLARED.search(data[:4096])
    return decode(data, declared[1].decode("ascii").lower() if declared else None)


def _strictly(data: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    raise refusal("file_broken")


def clean(text: str) -> str:
    """``text`` with every kind of line end as "\\n" and without control characters."""
    return _CONTROL.sub("", _LINE_ENDS.sub("\n", text))


def parse(data: bytes, name: str) -> Document:
    """Read plain text: each line that is not blank is a paragraph, tabs and indents kept.

    A line of tabs is not blank: in a table written one cell to a line it is an empty cell.
    """
    lines = clean(decode(data)).split("\n")
    blocks = [Paragraph(line, source=n) for n, line in enumerate(lines, 1) if _filled(line)]
    if len(blocks) > limits.BLOCKS:
        raise refusal("file_too_complex")
    return Document("txt", name, tuple(blocks))


def _filled(line: str) -> bool:
    return bool(line.strip()) or "\t" in line
