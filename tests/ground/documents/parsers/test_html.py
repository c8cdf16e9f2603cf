"""html as a browser shows it."""

from __future__ import annotations

import pytest

from gongkai.ground.documents.model import Document
from gongkai.ground.documents.parsers import parse as parse_apart
from gongkai.ground.documents.parsers import parse_here


def read(html: str) -> Document:
    return parse_here("html", html.encode(), "页面.html")


def test_headings_paragraphs_and_breaks() -> None:
    document = read(
        "<h1>工作要点</h1><p>甲 &amp;\n 乙<br>丙</p>无标签<div>丁<b>戊</b></div><h3>节</h3>"
    )
    assert [(p.text, p.level) for p in document.paragraphs] == [
        ("工作要点", 1),
        ("甲 & 乙\n丙", None),
        ("无标签", None),
        ("丁戊", None),
        ("节", 3),
    ]


def test_what_nobody_sees_is_not_read() -> None:
    document = read(
        "<head><title>题</title></head><script>x</script><style>x</style><p>见</p>"
        "<p hidden>藏</p><p style='color:red;display: none'>藏</p><!-- 藏 -->"
        "<noscript>藏</noscript>"
    )
    assert document.text == "见"


def test_ordered_lists_have_their_numbers() -> None:
    document = read("<ol start=3><li>甲<li>乙<li value=9>丙</ol><ul><li>丁</ul>")
    assert [p.full_text for p in document.paragraphs] == ["3. 甲", "4. 乙", "9. 丙", "丁"]


def test_spans_are_resolved_and_empty_cells_stay_empty() -> None:
    document = read(
        "<table><caption>题</caption><tfoot><tr><td>末<td><td></tfoot>"
        "<thead><tr><th colspan=2>任务<th>单位</thead>"
        "<tbody><tr><td rowspan=0>公开<td>一<td>甲<tr><td>二<td></tbody></table>"
    )
    (table,) = document.tables
    assert table.header_rows == 1
    assert table.rows == [
        ["任务", "任务", "单位"],
        ["公开", "一", "甲"],
        ["公开", "二", ""],
        ["末", "", ""],
    ]
    assert table.grid[2][0].merged
    assert not table.grid[2][2].merged


def test_a_layout_table_is_read_through_and_its_inner_table_stays() -> None:
    document = read(
        "<table><tr><td>菜单<td><p>正文</p><table><tr><td>1<td>2</table></table>"
        "<table><tr><td>独格</table>"
    )
    assert [p.text for p in document.paragraphs] == ["菜单", "正文", "独格"]
    assert [table.rows for table in document.tables] == [[["1", "2"]]]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("gb2312", "gb18030"), ("GBK", "gbk"), ("utf-8", "utf-8"), ("", "gb18030"), ("no", "utf-8")],
)
def test_the_encoding_is_declared_or_found(declared: str, encoding: str) -> None:
    page = f"<html><meta charset={declared}><p>云川区朱镕基㐂</p>"
    if encoding == "gbk":
        page = page.replace("㐂", "")
    assert parse_apart(page.encode(encoding), "a.htm").text.startswith("云川区朱镕基")


def test_a_page_saved_as_xls_is_read_as_the_page_it_is() -> None:
    page = "<table><tr><td>序号<td>任务<tr><td>1<td>公开</table>"
    document = parse_apart(page.encode(), "任务.xls")
    assert document.format == "html"
    assert document.tables[0].rows == [["序号", "任务"], ["1", "公开"]]
