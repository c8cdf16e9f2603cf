"""Whether a file is whole, told without reading it."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
import xlwt
from reportlab.pdfgen.canvas import Canvas

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents import limits
from gongkai.ground.documents.media import media_of
from gongkai.ground.documents.wholeness import check

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def package(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(name, text)
    return out.getvalue()


def pdf(pages: int = 1, **more: Any) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, **more)
    for _ in range(pages):
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def refused(data: bytes, name: str = "a") -> str:
    with pytest.raises(Refusal) as caught:
        check(data=data, name=name)
    return caught.value.code


@pytest.mark.parametrize(
    ("main", "kind"),
    [
        ("word/document.xml", "docx"),
        ("xl/workbook.xml", "xlsx"),
        ("ppt/presentation.xml", "pptx"),
        ("OFD.xml", "ofd"),
    ],
)
def test_packages_are_whole_when_their_main_part_is(main: str, kind: str) -> None:
    assert check(data=package(**{main: "<a/>"}), name="a").kind == kind
    assert refused(package(**{main: "<a"})) == "file_broken"
    assert refused(package(**{main: "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})) == "file_broken"
    assert refused(package(**{main: "<a/>"})[:-30]) == "file_broken"


def test_a_member_that_does_not_match_its_sum_is_broken() -> None:
    whole = package(**{"word/document.xml": "<a/>", "word/media/b": "b" * 900})
    at = whole.index(b"word/media/b") + len("word/media/b") + 2
    assert check(data=whole, name="a").kind == "docx"
    assert refused(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]) == "file_broken"


def test_a_bomb_is_not_unpacked() -> None:
    bomb = package(**{"word/document.xml": "<a/>", "b": "\0" * (limits.ZIP_RATIO_FROM + 1)})
    assert refused(bomb) == "file_bomb"


def test_pages_without_text_and_long_ones_are_whole() -> None:
    assert check(data=pdf(), name="a").kind == "pdf"
    assert check(data=pdf(limits.PDF_PAGES + 1), name="a").kind == "pdf"


def test_a_pdf_that_does_not_open_is_refused() -> None:
    assert refused(pdf(encrypt="secret")) == "file_encrypted"
    assert refused(pdf()[:200]) == "file_broken"
    assert refused(b"%PDF-1.4\n%%EOF") == "file_broken"


def test_an_old_workbook_opens_or_is_refused() -> None:
    book = xlwt.Workbook()
    book.add_sheet("a")
    out = io.BytesIO()
    book.save(out)
    data = out.getvalue()
    assert check(data=data, name="a").kind == "xls"
    at = data.index("Workbook".encode("utf-16-le"))
    assert refused(OLE + data[at - 200 : at + 200]) == "file_broken"
    assert refused(OLE + "EncryptedPackage".encode("utf-16-le") + b"\0\0") == "file_encrypted"


@pytest.mark.parametrize("data", [package(**{"evil.exe": "MZ"}), OLE + b"\0" * 600])
def test_a_container_of_something_else_is_not_taken_for_an_office_file(data: bytes) -> None:
    with pytest.raises(Refusal) as caught:
        media_of(data, "a.docx")
    assert caught.value.code == "upload_type_unsupported"


PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
WORD = package(**{"word/document.xml": "<a/>"})
TEXT = "会议记录".encode()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT, "broken.pdf"),
        (TEXT, "总结.DOCX"),
        (TEXT, "台账.xlsx"),
        (TEXT, "照片.png"),
        (b"<!doctype html><p>404", "通知.pdf"),
        (PNG, "扫描件.pdf"),
        (WORD, "台账.xlsx"),
        (pdf(), "照片.jpg"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_a_file_that_is_not_what_its_name_says_is_refused(data: bytes, name: str) -> None:
    assert refused(data, name) == "file_not_as_named"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (TEXT, "记录.txt", "txt"),
        (TEXT, "记录.csv", "csv"),
        (TEXT, "记录.md", "md"),
        (TEXT, "记录.html", "txt"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 40, "照片.jpeg", "jpeg"),
        (PNG, "照片.jpg", "png"),
        (WORD, "总结.doc", "docx"),
        (pdf(), "没有扩展名", "pdf"),
        (pdf(), "云川政办发.2026", "pdf"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_a_wrong_extension_that_does_no_harm_is_let_be(data: bytes, name: str, kind: str) -> None:
    assert check(data=data, name=name).kind == kind
