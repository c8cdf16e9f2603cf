"""Words in a pdf that stand on no page: properties, forms, outline, addresses, attached files.

Reads every object of the file by pdfminer, in the child process only.
"""

from __future__ import annotations

import base64
import io
import re
import time
from collections.abc import Iterator
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.utils import decode_text

DEEPEST = 40  # lists in dictionaries in lists
LONGEST = 2_000_000  # bytes of a stream that may hold words (XMP, forms, scripts)
BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
LETTERS = re.compile(rb"[\x20-\x7e]{7,}")
PICTURES = {"Image", "Type1C", "CIDFontType0C", "OpenType"}


class PdfObjects:
    """``strings`` and ``attached`` (name, base64 of the content) after ``read``; ``unread`` when
    time or room ran out before all was read."""

    def __init__(self, data: bytes, room: int) -> None:
        self._data = data
        self._room = room  # bytes that attached files may have together
        self.strings: list[str] = []
        self.attached: list[tuple[str, str]] = []
        self.unread = False

    def read(self, deadline: float) -> None:
        """Walk all objects; ``deadline`` in seconds of ``time.process_time``."""
        try:
            document = PDFDocument(PDFParser(io.BytesIO(self._data)))
            for each in self._objects(document):
                if time.process_time() > deadline:
                    self.unread = True
                    return
                self._walk(each, 0)
        except Exception:  # a hostile file may make the library raise anything
            self.unread = True

    def _objects(self, document: PDFDocument) -> Iterator[Any]:
        for xref in document.xrefs:
            yield xref.get_trailer()
            for number in xref.get_objids():
                try:
                    yield document.getobj(number)
                except Exception:  # one broken object: the others can be read
                    self.unread = True

    def _walk(self, said: Any, depth: int) -> None:
        if depth > DEEPEST:
            self.unread = True
        elif isinstance(said, bytes):
            self.strings += _words(said)
        elif isinstance(said, str):
            self.strings.append(said)
        elif isinstance(said, dict):
            self._file(said)
            for name, each in said.items():
                if name not in ("ID", "EF"):  # ID: a key of the file; EF: see _file
                    self._walk(each, depth + 1)
        elif isinstance(said, list):
            for each in said:
                self._walk(each, depth + 1)
        elif isinstance(said, PDFStream):
            self._walk(said.attrs, depth + 1)
            self._stream(said)

    def _file(self, said: dict[str, Any]) -> None:
        """A file specification with its file in it: attached to the document or to a note."""
        held = resolve1(said.get("EF"))
        if not isinstance(held, dict):
            return
        stream = next((one for one in map(resolve1, held.values()) if _is_stream(one)), None)
        if stream is None:
            return
        content = stream.get_data()
        self._room -= len(content)
        if self._room < 0:
            self.unread = True
            return
        name = resolve1(said.get("UF") or said.get("F")) or b""
        plain = decode_text(name) if isinstance(name, bytes) else str(name)
        self.attached.append((plain or "附件", base64.b64encode(content).decode()))

    def _stream(self, stream: PDFStream) -> None:
        """Words of a stream that is XML or a script; pages, pictures and fonts are none."""
        names = {_name(stream.attrs.get(each)) for each in ("Subtype", "Type")}
        fonts = {"Length1", "Length2", "Length3"} & stream.attrs.keys()
        if fonts or names & PICTURES or "EmbeddedFile" in names:
            return
        if len(stream.rawdata or b"") > LONGEST:
            return
        data = stream.get_data()
        if data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
            self.strings.append(data[:LONGEST].decode("utf-8", "replace"))


def _words(said: bytes) -> list[str]:
    """A string as text; of bytes that are none (signatures with their certificates) the letters."""
    text = decode_text(said).strip("\0 \r\n\t")
    if BINARY.search(text):
        return [run.decode("ascii") for run in LETTERS.findall(said)]
    return [text] if text else []


def _is_stream(said: Any) -> bool:
    return isinstance(said, PDFStream)


def _name(said: Any) -> str:
    said = resolve1(said) if isinstance(said, PDFObjRef) else said
    return str(getattr(said, "name", said))
