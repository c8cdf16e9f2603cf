"""A file is what it holds, whatever it is called."""

from __future__ import annotations

import io
import zipfile

import pytest

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.parsers import parse
from gongkai.ground.documents.parsers.sniff import kind_of
from gongkai.ground.documents.writers.docx import Text, document_bytes
from gongkai.ground.documents.writers.xlsx import Sheet, workbook_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + b"\0\0"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (document_bytes("", [Text("甲")]), "要点.pdf", "docx"),
        (workbook_bytes([Sheet("表", [["甲"]], [])]), "要点.doc", "xlsx"),
        (b"\n%PDF-1.4", "要点.docx", "pdf"),
        (stream("WordDocument"), "要点.docx", "doc"),
        (stream("Workbook"), "要点.et", "xls"),
        (b"{\\rtf1 x}", "要点.txt", "doc"),
        (zipped("OFD.xml"), "要点.ofd", "ofd"),
        (b"<!DOCTYPE html><p>x", "要点.txt", "html"),
        (b"<?xml version='1.0'?>\n<html>", "要点", "html"),
        (b"<h1>x</h1>", "README.txt", "html"),
        (b"<h1>x</h1>", "README.md", "md"),
        (b"<3 x", "README.txt", "txt"),
        (b"# x", "README.MD", "md"),
        (b"# x", "README.docx", "txt"),
        ("序号\t任务".encode("utf-16"), "要点.txt", "txt"),
    ],
)
def test_content_decides(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (zipped("a.txt"), "file_type_unsupported", "docx"),
        (stream("PowerPoint Document"), "file_type_unsupported", "xlsx"),
        (stream("EncryptedPackage"), "file_encrypted", "密码"),
        (zipped("OFD.xml"), "file_broken", "重新"),
        (b"\x7fELF\2\1\1\0", "file_type_unsupported", "pdf"),
        (b"PK\3\4", "file_broken", "重新"),
    ],
)
def test_every_refusal_says_what_to_do(data: bytes, code: str, says: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse(data, "要点.docx")
    assert refused.value.code == code
    assert says in refused.value.sentence
    assert refused.value.sentence.endswith("。")
    assert refused.value.sentence.count("。") == 1


def test_many_comments_are_read_once() -> None:
    """Each further comment doubled the time once: 60 of them never ended."""
    comments = b"<!---->" * 500
    assert kind_of(comments + b"x", "a.txt") == "txt"
    assert kind_of(b"<?xml version='1.0'?>\n" + comments + b" <!-- a --><html>", "a.txt") == "html"
    assert kind_of(b"<!-- never closed <html>", "a.txt") == "txt"
