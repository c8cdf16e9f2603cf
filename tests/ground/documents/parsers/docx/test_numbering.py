"""Automatic lists: Word stores no number, so each is counted."""

from __future__ import annotations

from gongkai.ground.documents.parsers import parse

from .made import level, listed, p, package

THREE = (
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%4", "<w:isLgl/>")
)


def numbering(levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )


def read(*paragraphs: str, **parts: str) -> list[str]:
    return [b.full_text for b in parse(package("".join(paragraphs), **parts), "a.docx").paragraphs]


def test_levels_count_within_one_another_and_start_again() -> None:
    body = [
        listed("甲"), listed("子", 1), listed("丑", 1), listed("细", 2),
        listed("乙"), listed("寅", 1), listed("目", 3),
    ]  # fmt: skip
    assert read(*body, numbering=numbering(THREE)) == [
        "一、甲", "（一）子", "（二）丑", "1. 细", "二、乙", "（一）寅", "2.1 目",
    ]  # fmt: skip


def test_an_empty_numbered_paragraph_has_its_number() -> None:
    row = f"<w:tr><w:tc>{listed('')}</w:tc><w:tc>{p('任务')}</w:tc></w:tr>"
    table = f"<w:tbl>{row * 2}</w:tbl>"
    document = parse(package(table, numbering=numbering(level(0, "decimal", "%1"))), "a.docx")
    assert document.tables[0].rows == [["1", "任务"], ["2", "任务"]]


def test_a_list_that_says_where_it_starts_does_so() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = [listed("a"), listed("b"), listed("c", number=2), listed("d", number=3)]
    assert read(*body, numbering=numbering(THREE, again)) == ["一、a", "二、b", "一、c", "二、d"]


def test_a_style_numbers_its_paragraphs_at_its_own_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    levels = level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>') + level(
        1, "decimal", "%2．", '<w:pStyle w:val="2"/>'
    )
    body = [p(text[0], f'<w:pStyle w:val="{text[1]}"/>') for text in ("甲1", "乙2", "丙2", "丁1")]
    assert read(*body, numbering=numbering(levels), styles=styles) == [
        "一、甲", "1．乙", "2．丙", "二、丁",
    ]  # fmt: skip


def test_bullets_and_switched_off_numbers_give_none() -> None:
    body = [listed("点"), listed("无", number=0), listed("没有这个列表", number=9)]
    assert read(*body, numbering=numbering(level(0, "bullet", "●"))) == ["点", "无", "没有这个列表"]
