"""xlsx as officials take it away, read by openpyxl and by our own parser."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from gongkai.ground.documents.parsers import parse
from gongkai.ground.documents.writers.xlsx import Merge, Sheet, workbook_bytes

SHEET = Sheet(
    "任务",
    header=[["序号", "单位", ""], ["", "牵头", "配合"]],
    rows=[[1, "区财政局", "区教育局\n区民政局"], [2, "", date(2025, 12, 31)]],
    title="任务表",
    merges=[Merge(0, 0, 2, 1), Merge(0, 1, 1, 2), Merge(2, 1, 2, 1)],
    widths=[8],
)


def test_our_parser_reads_back_every_cell_and_merge() -> None:
    (table,) = parse(workbook_bytes([SHEET]), "任务.xlsx").tables
    assert table.title == "任务"
    assert table.rows == [
        ["任务表", "任务表", "任务表"],
        ["序号", "单位", "单位"],
        ["序号", "牵头", "配合"],
        ["1", "区财政局", "区教育局\n区民政局"],
        ["2", "区财政局", "2025-12-31"],
    ]
    spans = {(c.row, c.column): (c.row_span, c.column_span) for c in table.anchors}
    assert (spans[1, 0], spans[1, 1], spans[3, 1]) == ((2, 1), (1, 2), (2, 1))


def test_it_prints_on_a4_with_its_heading_on_every_page() -> None:
    page = openpyxl.load_workbook(io.BytesIO(workbook_bytes([SHEET])))["任务"]
    assert page.print_title_rows == "$1:$3"
    assert page.freeze_panes == "A4"
    assert (page.page_setup.orientation, int(page.page_setup.paperSize)) == ("landscape", 9)
    assert page.page_setup.fitToHeight == 0
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.column_dimensions["A"].width == 8
    assert page["C4"].alignment.wrap_text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|'/C calc'!A0"])
def test_text_never_becomes_a_formula(text: str) -> None:
    data = workbook_bytes([Sheet("表", [["甲"]], [[text]])])
    cell = openpyxl.load_workbook(io.BytesIO(data)).active["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_odd_names_and_characters_are_taken() -> None:
    data = workbook_bytes(
        [
            Sheet("一/二", [["甲\x0b\ud800乙"]], []),
            Sheet("一 二", [["𠮷"]], []),
            Sheet("", [[""]], []),
        ]
    )
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["一 二", "一 二（2）", "表"]
    assert book["一 二"]["A1"].value == "甲乙"
    assert book["一 二（2）"]["A1"].value == "𠮷"


def test_a_workbook_without_sheets_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="sheet"):
        workbook_bytes([])
