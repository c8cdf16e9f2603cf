"""What a reader sees of a docx: order, merges, changes, boxes, hidden text."""

from __future__ import annotations

from gongkai.ground.documents.model import Document
from gongkai.ground.documents.parsers import parse

from .made import p, package, r


def read(body: str, **parts: str) -> Document:
    return parse(package(body, **parts), "要点.docx")


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def test_merged_cells_repeat_their_text_and_empty_cells_do_not() -> None:
    document = read(
        tbl(
            tr(tc("任务", span(2)), tc("单位"), properties="<w:tblHeader/>"),
            tr(tc("公开", RESTART), tc("一"), tc("甲局", RESTART)),
            tr(tc("", CONTINUE), tc("二"), tc("", CONTINUE)),
            tr(tc("", CONTINUE), tc("三"), tc("")),
        )
    )
    (table,) = document.tables
    assert table.header_rows == 1
    assert table.rows == [
        ["任务", "任务", "单位"],
        ["公开", "一", "甲局"],
        ["公开", "二", "甲局"],
        ["公开", "三", ""],
    ]
    assert table.grid[2][2].merged
    assert table.grid[2][2].anchor == (1, 2)
    assert not table.grid[3][2].merged
    assert table.grid[3][2].blank


def test_a_merge_that_continues_nothing_is_a_cell_of_its_own() -> None:
    (table,) = read(tbl(tr(tc("甲", CONTINUE)), tr(tc("乙")), tr(tc("丙", CONTINUE)))).tables
    assert table.rows == [["甲"], ["乙"], ["丙"]]


def test_a_row_may_leave_columns_out_at_its_start() -> None:
    rows = tr(tc("甲"), tc("乙")), tr(tc("丙"), properties='<w:gridBefore w:val="1"/>')
    assert read(tbl(*rows)).tables[0].rows == [["甲", "乙"], ["", "丙"]]


def test_a_table_in_a_cell_is_read_as_lines_of_that_cell() -> None:
    inner = tbl(tr(tc("1"), tc("2")), tr(tc("3"), tc("4")))
    (table,) = read(tbl(tr(f"<w:tc>{p('外')}{inner}{p('后')}</w:tc>"))).tables
    assert table.rows == [["外\n1\t2\n3\t4\n后"]]


def test_changes_are_read_as_accepted() -> None:
    body = (
        f"<w:p>{r('公开')}<w:del>{r('旧')}</w:del><w:ins>{r('新')}</w:ins>"
        f"<w:moveFrom>{r('移走')}</w:moveFrom><w:moveTo>{r('移来')}</w:moveTo></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('前半')}</w:p>{p('后半')}"
    )
    assert [x.text for x in read(body).paragraphs] == ["公开新移来", "前半后半"]


def test_deleted_rows_are_gone() -> None:
    rows = tr(tc("甲")), tr(tc("乙"), properties="<w:del/>")
    assert read(tbl(*rows)).tables[0].rows == [["甲"]]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('框里的字')}</w:txbxContent>"
    body = (
        f"<w:p>{r('前')}<w:r><mc:AlternateContent>"
        f"<mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{r('后')}</w:p>{p('下一段')}"
    )
    assert [x.text for x in read(body).paragraphs] == ["前后", "框里的字", "下一段"]


def test_hidden_text_is_not_read() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="q"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    seen = r("看得见") + r("也看得见", '<w:vanish w:val="0"/>')
    unseen = r("藏", "<w:vanish/>") + r("藏", '<w:rStyle w:val="h"/>')
    body = f"<w:p>{unseen}{seen}</w:p>" + p("藏", '<w:pStyle w:val="q"/>')
    assert read(body, styles=styles).text == "看得见也看得见"


def test_fields_show_their_result_and_not_their_code() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    body = (
        f"<w:p>{r('见')}{mark('begin')}<w:r><w:instrText>REF a</w:instrText></w:r>{r('代码')}"
        f"{mark('separate')}{r('第3页')}{mark('end')}<w:hyperlink>{r('链接')}</w:hyperlink></w:p>"
    )
    assert read(body).text == "见第3页链接"


def test_tabs_breaks_boxes_and_content_controls() -> None:
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t>"
        '<w:sym w:font="Wingdings" w:char="F0FE"/><w:br w:type="page"/></w:r></w:p>'
        "</w:sdtContent></w:sdt>"
    )
    assert read(body).paragraphs[0].text == "甲\t乙\n丙☑"


def test_heading_levels_come_from_styles_and_outlines() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="c"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    )
    body = "".join(p(s, f'<w:pStyle w:val="{s}"/>') for s in "abct")
    body += p("d", '<w:outlineLvl w:val="0"/>') + p("e", '<w:outlineLvl w:val="9"/>')
    assert [x.level for x in read(body, styles=styles).paragraphs] == [2, 2, None, 0, 1, None]


def test_running_heads_are_kept_apart() -> None:
    document = read(p("正文"), header1=p("内部"), footer1=p("— 1 —"))
    assert document.text == "正文"
    assert (document.headers, document.footers) == (("内部",), ("— 1 —",))


def test_blank_paragraphs_leave_a_gap_in_the_count() -> None:
    assert [x.source for x in read(p("一") + p(" ") + p("二")).paragraphs] == [1, 3]


def test_strict_files_are_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert parse(package(p("严格"), namespace=strict), "a.docx").text == "严格"
