"""docx as officials take it away, read by python-docx and by our own parser."""

from __future__ import annotations

import io

import docx
from docx.oxml.ns import qn
from docx.shared import Mm

from gongkai.ground.documents.grid import GridBuilder
from gongkai.ground.documents.parsers import parse
from gongkai.ground.documents.writers.docx import (
    Heading,
    PageBreak,
    Part,
    Table,
    Text,
    document_bytes,
)


def parts() -> list[Part]:
    builder = GridBuilder()
    builder.put("合\n并", 0, 0, 2, 2)
    builder.put("末", 2, 2)
    return [
        Heading("一、总体要求"),
        Heading("（一）公开", 2),
        Text("正文𠮷。\n第二行"),
        Table(grid=builder.grid(rows=3, columns=3), header_rows=2),
        PageBreak(),
        Table(rows=[["甲", "乙"], ["丙"]], widths=[30, 50]),
        Text("云川区人民政府", "right"),
    ]


def test_our_parser_reads_back_what_was_written() -> None:
    document = parse(document_bytes("工作要点", parts()), "要点.docx")
    assert [(p.text, p.level) for p in document.paragraphs] == [
        ("工作要点", 0),
        ("一、总体要求", 1),
        ("（一）公开", 2),
        ("正文𠮷。\n第二行", None),
        ("云川区人民政府", None),
    ]
    first, second = document.tables
    assert first.rows == [["合\n并", "合\n并", ""], ["合\n并", "合\n并", ""], ["", "", "末"]]
    assert first.header_rows == 2
    assert second.rows == [["甲", "乙"], ["丙", ""]]


def test_word_sees_the_dress_of_an_official_document() -> None:
    document = docx.Document(io.BytesIO(document_bytes("工作要点", parts(), landscape=True)))
    section = document.sections[0]
    assert round(section.page_width / Mm(1)) == 297
    assert "PAGE" in section.footer._element.xml
    title, heading = document.paragraphs[:2]
    fonts = [p.style.element.rPr.rFonts.get(qn("w:eastAsia")) for p in (title, heading)]
    assert fonts == ["方正小标宋简体", "黑体"]
    assert document.tables[0].cell(1, 1).text == "合\n并"
    assert round(document.tables[1].columns[1].width / Mm(1)) == 50


def test_forbidden_characters_are_left_out_and_an_empty_table_too() -> None:
    data = document_bytes("", [Text("甲\x00\x0b乙"), Table()])
    assert parse(data, "a.docx").text == "甲乙"
