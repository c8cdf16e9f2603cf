"""md: blocks and pipe tables."""

from __future__ import annotations

from gongkai.ground.documents.model import Document
from gongkai.ground.documents.parsers import parse


def read(text: str) -> Document:
    return parse(text.encode(), "要点.md")


def test_blocks_with_the_lines_they_begin_on() -> None:
    document = read(
        "# 工作要点 #\n\n一行\n二行\n\n## 节\n1. 甲\n2. 乙\n- 丙\n\n"
        "题\n===\n---\n> 引\n```\n# 码\n```\n"
    )
    assert [(p.source, p.level, p.number, p.text) for p in document.paragraphs] == [
        (1, 1, "", "工作要点"),
        (3, None, "", "一行\n二行"),
        (6, 2, "", "节"),
        (7, None, "1.", "甲"),
        (8, None, "2.", "乙"),
        (9, None, "", "丙"),
        (11, 1, "", "题"),
        (14, None, "", "引"),
        (16, None, "", "# 码"),
    ]


def test_marks_are_taken_off_and_underscores_in_words_stay() -> None:
    text = "**粗** *斜* ~~删~~ [链接](http://a.cn/b) ![图](x.png) `码` a_b 5 * 3 \\*星\\* &lt;"
    assert read(text).text == "粗 斜 删 链接 图 码 a_b 5 * 3 *星* <"


def test_pipe_tables() -> None:
    document = read("前\n| 序号 | 任务 |\n|:--|--:|\n| 1 | 甲\\|乙<br>丙 | 多余 |\n| 2 |\n后")
    (table,) = document.tables
    assert table.rows == [["序号", "任务"], ["1", "甲|乙\n丙"], ["2", ""]]
    assert table.header_rows == 1
    assert [p.text for p in document.paragraphs] == ["前", "后"]


def test_bars_without_a_ruler_are_text() -> None:
    assert read("甲|乙\n丙|丁").tables == []
