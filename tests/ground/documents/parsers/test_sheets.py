"""xlsx by openpyxl and xls by xlwt."""

from __future__ import annotations

import io
from datetime import date, datetime, time

import openpyxl
import pytest
import xlwt

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.model import Document
from gongkai.ground.documents.parsers import parse


def saved(book: openpyxl.Workbook | xlwt.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(book: openpyxl.Workbook) -> Document:
    return parse(saved(book), "任务.xlsx")


def test_values_are_written_as_people_write_them() -> None:
    book = openpyxl.Workbook()
    moment = datetime(2025, 6, 26, 9, 5)  # noqa: DTZ001  (a sheet knows no time zone)
    values = [3, 3.0, 0.1 + 0.2, True, date(2025, 6, 26), moment, time(14, 30)]
    book.active.append([*values, " 甲\n乙 ", "_x000D_丙", "𠮷"])
    assert read(book).tables[0].rows == [
        ["3", "3", "0.3", "TRUE", "2025-06-26", "2025-06-26 09:05", "14:30", "甲\n乙", "丙", "𠮷"]
    ]


def test_long_numbers_keep_their_digits() -> None:
    """A card or an identity number typed as a number: what the file has left of it stays digits."""
    book = openpyxl.Workbook()
    book.active.append([6222021001116245, 440304198103130490, -1e15])
    (card, person, debt) = read(book).tables[0].rows[0]
    assert (card, debt) == ("6222021001116245", "-1000000000000000")
    assert person.isdigit()
    assert person.startswith("440304198103130")  # Excel itself keeps fifteen


def test_merged_regions_and_places_are_kept() -> None:
    book = openpyxl.Workbook()
    page = book.active
    page["B2"], page["D4"] = "合", "末"
    page.merge_cells("B2:C3")
    (table,) = read(book).tables
    assert table.rows == [
        ["", "", "", ""],
        ["", "合", "合", ""],
        ["", "合", "合", ""],
        ["", "", "", "末"],
    ]
    assert (table.grid[1][1].row_span, table.grid[1][1].column_span) == (2, 2)
    assert table.grid[2][2].anchor == (1, 1)
    assert not table.grid[0][0].merged


def test_hidden_rows_and_columns_are_marked_and_hidden_sheets_left_out() -> None:
    book = openpyxl.Workbook()
    book.active.title = "任务"
    for line in (["甲", "乙", "丙"], ["1", "2", "3"], ["4", "5", "6"]):
        book.active.append(line)
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["C"].hidden = True
    book.create_sheet("选项").append(["藏"])
    book["选项"].sheet_state = "hidden"
    book.create_sheet("空")
    document = read(book)
    (table,) = document.tables
    assert (table.title, table.hidden_rows, table.hidden_columns) == ("任务", {1}, {2})
    assert table.rows[1] == ["1", "2", "3"]


def test_xls_is_read_with_its_merges() -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("旧表")
    page.write_merge(0, 1, 0, 1, "合并")
    page.write(2, 2, 5)
    page.write(2, 0, date(2025, 1, 2), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    document = parse(saved(book), "任务.xls")
    assert (document.format, document.tables[0].title) == ("xls", "旧表")
    assert document.tables[0].rows == [
        ["合并", "合并", ""],
        ["合并", "合并", ""],
        ["2025-01-02", "", "5"],
    ]
    assert document.tables[0].grid[1][1].merged


def refused(data: bytes) -> str:
    with pytest.raises(Refusal) as answer:
        parse(data, "任务.xlsx")
    return answer.value.code


def test_an_empty_workbook_is_refused() -> None:
    assert refused(saved(openpyxl.Workbook())) == "file_without_text"


@pytest.mark.parametrize(
    ("far", "code"),
    # The second one makes calamine ask for 512 GiB, which its process is not given.
    [("A1048576", "sheet_too_large"), ("XFD1048576", "file_too_complex")],
)
def test_one_cell_far_away_does_not_fill_the_memory(far: str, code: str) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active[far] = "近", "远"
    assert refused(saved(book)) == code


def test_an_encrypted_workbook_is_refused() -> None:
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    assert refused(container + "EncryptedPackage".encode("utf-16-le") + b"\0\0") == "file_encrypted"


def test_a_formula_without_a_value_is_not_an_empty_cell() -> None:
    book = openpyxl.Workbook()
    book.active.append(["甲", '=A1&"乙"'])
    book.active["C3"] = "=SUM(A1:A2)"
    assert read(book).tables[0].rows == [
        ["甲", '=A1&"乙"', ""],
        ["", "", ""],
        ["", "", "=SUM(A1:A2)"],
    ]


def test_a_formula_far_away_does_not_ask_for_the_memory_of_a_whole_sheet() -> None:
    book = openpyxl.Workbook()
    book.active["XFD1048576"] = "=A1"
    with pytest.raises(Refusal) as refused:
        read(book)
    assert refused.value.code == "sheet_too_large"
