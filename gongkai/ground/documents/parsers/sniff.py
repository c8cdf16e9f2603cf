"""What a file is, by its content. Its name only tells md and csv from txt."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal, TypeAlias

from gongkai.ground.core.errors import Refusal

from ..model import Format
from ..refusals import refusal
from .archive import Archive
from .text import decode

Kind: TypeAlias = Format | Literal["doc"]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROLOGUE = re.compile(r"\s*(<\?xml[^>]*>)?")
_PAGE = re.compile(r"<(!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_PIECE = re.compile(
    r"\s*<(meta|title|style|link|table|div|p|h[1-6]|span|center|font|section|article|ul|ol)\b",
    re.IGNORECASE,
)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_STRAY = 20  # one control character to so many others is dirt, more are no text
_BEGINNING = 4096


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of file ``data`` is; Refusal when it is none that can be read."""
    if not data.strip(b"\x00 \t\r\n"):
        raise refusal("file_empty")
    if data.startswith(b"PK"):
        return _zipped(data)
    if data.startswith(OLE):
        return _compound(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "doc"  # LibreOffice reads it as it reads doc
    return _textual(data, name)


def _zipped(data: bytes) -> Kind:
    names = Archive(data).names
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "OFD.xml" in names:
        return "ofd"
    raise refusal("file_type_unsupported")


def _compound(data: bytes) -> Kind:
    """An OLE container names its streams in UTF-16: what it holds is what it is."""
    if _named("EncryptedPackage", data):
        raise refusal("file_encrypted")
    if _named("WordDocument", data):
        return "doc"
    if _named("Workbook", data) or _named("Book", data):
        return "xls"
    raise refusal("file_type_unsupported")


def _named(stream: str, data: bytes) -> bool:
    return stream.encode("utf-16-le") + b"\0\0" in data


def _textual(data: bytes, name: str) -> Kind:
    try:
        text = decode(data)
    except Refusal as error:
        if error.code == "text_too_large":
            raise
        raise refusal("file_type_unsupported") from error
    if len(_BINARY.findall(text)) > len(text) // _STRAY:
        raise refusal("file_type_unsupported")
    beginning = text[:_BEGINNING]
    if _PAGE.match(beginning, _after_prologue(beginning)):
        return "html"
    ending = PurePath(name).suffix.lower()
    if ending in {".md", ".markdown"}:
        return "md"  # which may begin with a tag as well
    if ending in {".csv", ".tsv"}:
        return "csv"
    return "html" if _PIECE.match(beginning) else "txt"


def _after_prologue(text: str) -> int:
    """Where the page itself begins: after the declaration and all comments, read once."""
    hit = _PROLOGUE.match(text)
    at = hit.end() if hit else 0
    while True:
        while text[at : at + 1].isspace():
            at += 1
        end = text.find("-->", at + 4) if text.startswith("<!--", at) else -1
        if end < 0:
            return at
        at = end + 3
