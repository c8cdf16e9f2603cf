"""Rows: read by their schema, compared, filtered, sorted; every fault is told at once."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.documents.parsers import parse
from gongkai.ground.documents.writers.xlsx import list_bytes
from gongkai.publishing.items.rules.looking import found
from gongkai.publishing.items.rules.schemas import OWN, SCHEMAS, as_json
from gongkai.publishing.items.rules.tables import (
    MOST_COLUMNS,
    MOST_ROWS,
    Rows,
    changed,
    read_rows,
    tidy,
)
from tests.factories.items import PENALTIES, penalties, penalty

SCHEMA = SCHEMAS["penalties"]


def read(*rows: list[str]) -> Rows:
    file = penalties(*rows)
    return read_rows(parse(file.data, file.name), SCHEMA)


def test_columns_are_found_by_their_headings_and_dates_get_one_form() -> None:
    made = read(penalty(1, 决定日期="2026年1月5日"), penalty(2, 决定日期="2026/1/6"))
    assert made.reasons == []
    assert [one.key for one in made.columns] == [
        "number", "party", "fact", "basis", "content", "day",
    ]  # fmt: skip
    assert [row[-1] for row in made.rows] == ["2026-01-05", "2026-01-06"]


def test_every_fault_is_told_with_its_row() -> None:
    made = read(penalty(1, 当事人=""), penalty(2, 决定日期="去年"), penalty(3))
    said = [reason.sentence for reason in made.reasons]
    assert len(said) == 2
    assert "“当事人”：没有填写" in said[0]
    assert "“去年”不是日期" in said[1]
    assert all(sentence.startswith("第 ") for sentence in said)


def test_a_table_of_something_else_is_refused() -> None:
    data = list_bytes("表", "菜单", (("菜", 9), ("价", 9)), [("白菜", "2")])
    made = read_rows(parse(data, "菜单.xlsx"), SCHEMA)
    assert [reason.code for reason in made.reasons] == ["no_table"]
    assert "“决定书文号”" in made.reasons[0].sentence


def test_an_own_table_brings_its_headings() -> None:
    data = list_bytes(
        "表", "菜单", (("菜", 9), ("价", 9)), [("白菜", "2"), ("", ""), ("同上", "3")]
    )
    made = read_rows(parse(data, "菜单.xlsx"), OWN)
    assert [one.label for one in made.columns] == ["菜", "价"]
    assert made.rows == [["白菜", "2"], ["白菜", "3"]]


def book(change: Callable[[openpyxl.Workbook], object]) -> Rows:
    made = openpyxl.Workbook()
    for row in (["菜", "价", "备注"], ["白菜", "2", "甲"], ["萝卜", "3", "乙"]):
        made.active.append(row)
    change(made)
    stream = io.BytesIO()
    made.save(stream)
    return read_rows(parse(stream.getvalue(), "菜单.xlsx"), OWN)


def hide_row(made: openpyxl.Workbook) -> None:
    made.active.row_dimensions[3].hidden = True


def hide_column(made: openpyxl.Workbook) -> None:
    made.active.column_dimensions["C"].hidden = True


def second_sheet(made: openpyxl.Workbook) -> None:
    more = made.create_sheet("二月")
    more.append(["菜", "价"])
    more.append(["豆角", "4"])


def unnamed_column(made: openpyxl.Workbook) -> None:
    made.active["D2"] = "没有表头的"


def many_columns(made: openpyxl.Workbook) -> None:
    for number in range(4, MOST_COLUMNS + 6):
        made.active.cell(1, number, f"列{number}")
        made.active.cell(2, number, "有")


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (hide_row, "hidden", "第 3 行是隐藏的"),
        (hide_column, "hidden", "第 3 列是隐藏的"),
        (second_sheet, "more_tables", "“二月”"),
        (unnamed_column, "no_heading", "第 4 列"),
        (many_columns, "too_many_columns", "65 列"),
    ],
)
def test_nothing_is_taken_or_lost_in_silence(
    change: Callable[[openpyxl.Workbook], object], code: str, said: str
) -> None:
    (reason,) = book(change).reasons
    assert reason.code == code
    assert said in reason.sentence


def test_a_plain_sheet_and_an_empty_one_beside_it_are_taken() -> None:
    made = book(lambda made: made.create_sheet("空"))
    assert made.reasons == []
    assert made.rows == [["白菜", "2", "甲"], ["萝卜", "3", "乙"]]


def test_too_many_rows_are_refused_in_a_sentence() -> None:
    columns = SCHEMA.columns[:1]
    made = tidy(columns, [["一"]] * (MOST_ROWS + 1))
    assert [reason.code for reason in made.reasons] == ["too_many_rows"]


def test_ragged_rows_are_told() -> None:
    made = tidy(SCHEMA.columns[:2], [["一", "二"], ["三"]])
    assert [reason.where for reason in made.reasons] == ["第 2 行"]


CELLS = st.sampled_from(["甲", "乙", "丙", ""])
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=12)


@given(ROWS, ROWS)
def test_what_was_added_and_removed_makes_the_one_of_the_other(
    before: list[list[str]], after: list[list[str]]
) -> None:
    difference = changed(before, after)
    rest = Counter(map(tuple, before)) - Counter(map(tuple, difference.removed))
    assert rest + Counter(map(tuple, difference.added)) == Counter(map(tuple, after))


COLUMNS = [
    {"key": "a", "label": "甲", "type": "text"},
    {"key": "n", "label": "数", "type": "number"},
]


@given(st.lists(st.tuples(CELLS, st.one_of(st.just(""), st.integers(-99, 99).map(str)))))
def test_sorting_loses_no_row_and_puts_numbers_by_size(rows: list[tuple[str, str]]) -> None:
    given_rows = [list(row) for row in rows]
    made = found(COLUMNS, given_rows, sort="n")
    assert sorted(made) == sorted(given_rows)
    numbers = [float(row[1]) for row in made if row[1]]
    assert numbers == sorted(numbers)
    assert all(not row[1] for row in made[len(numbers) :])


def test_filters_are_exact_and_words_are_anywhere() -> None:
    rows = [["甲", "1"], ["甲乙", "2"], ["丙", "11"]]
    assert found(COLUMNS, rows, where={"a": "甲"}) == [["甲", "1"]]
    assert found(COLUMNS, rows, words="1") == [["甲", "1"], ["丙", "11"]]
    assert found(COLUMNS, rows, where={"nothing": "甲"}, sort="nothing") == rows


def test_every_schema_reads_the_sheet_that_it_describes() -> None:
    samples = {"text": "内容", "number": "12.5", "date": "2026-01-05"}
    for schema in SCHEMAS.values():
        if not schema.columns:
            continue
        columns = [(one.label, 20) for one in schema.columns]
        row = [samples[one.type] for one in schema.columns]
        made = read_rows(parse(list_bytes("表", "表", columns, [row]), "表.xlsx"), schema)
        assert (made.reasons, made.rows) == ([], [row]), schema.code
        assert as_json(made.columns) == as_json(schema.columns)


def test_the_factory_s_headings_are_the_schema_s() -> None:
    assert list(PENALTIES) == [one.label for one in SCHEMA.columns[: len(PENALTIES)]]


def sheets(*lines: list[str], merged: tuple[str, ...] = (), name: str = "表") -> bytes:
    made = openpyxl.Workbook()
    made.active.title = name
    for line in lines:
        made.active.append(line)
    for span in merged:
        made.active.merge_cells(span)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


TWO_LINES = (
    ["序号", "姓名", "补贴", "", "备注"], ["", "", "标准（元）", "金额（元）", ""],
    ["1", "甲", "50", "100", "无"], ["2", "乙", "60", "120", ""],
)  # fmt: skip
UPPER = ("A1:A2", "B1:B2", "C1:D1", "E1:E2")


class TestHeadings:
    """Headings in two lines are one heading, merged or not; titles above are none."""

    @pytest.mark.parametrize("merged", [UPPER, ("C1:D1",), ()])
    def test_in_two_lines(self, merged: tuple[str, ...]) -> None:
        made = read_rows(parse(sheets(*TWO_LINES, merged=merged), "补贴.xlsx"), OWN)
        assert made.reasons == []
        assert [one.label for one in made.columns] == [
            "序号", "姓名", "补贴·标准（元）", "补贴·金额（元）", "备注",
        ]  # fmt: skip
        assert made.rows == [["1", "甲", "50", "100", "无"], ["2", "乙", "60", "120", ""]]

    @pytest.mark.parametrize(
        ("above", "merged"),
        [
            ((["2026年补贴发放表", "", "", "", ""],), ("A1:E1",)),
            ((["2026年补贴发放表", "", "", "", ""],), ("A1:D1",)),
            ((["补贴发放表", "", "", "", ""], ["单位：某镇", "", "", "2026年", ""]), ("A1:E1",)),
        ],
    )
    def test_below_a_title(self, above: tuple[list[str], ...], merged: tuple[str, ...]) -> None:
        made = read_rows(parse(sheets(*above, *TWO_LINES, merged=merged), "补贴.xlsx"), OWN)
        assert made.reasons == []
        assert [row[1] for row in made.rows] == ["甲", "乙"]

    def test_of_a_declared_table(self) -> None:
        lines = (
            ["项目名称", "投资", "", "进展"], ["", "总投资（万元）", "已完成", ""],
            ["一号路", "300", "200", "在建"],
        )  # fmt: skip
        data = sheets(*lines, merged=("A1:A2", "B1:C1", "D1:D2"))
        made = read_rows(parse(data, "项目.xlsx"), SCHEMAS["projects"])
        assert made.reasons == []
        assert [one.key for one in made.columns] == ["name", "invested", "stage"]
        assert made.rows == [["一号路", "300", "在建"]]
        assert "“投资·已完成” 1 列" in made.notes[0]

    def test_that_come_again_are_no_row(self) -> None:
        data = sheets(*TWO_LINES, *TWO_LINES[:2], ["3", "丙", "1", "2", ""], merged=UPPER)
        made = read_rows(parse(data, "补贴.xlsx"), OWN)
        assert [row[1] for row in made.rows] == ["甲", "乙", "丙"]

    def test_two_columns_of_one_name_are_refused(self) -> None:
        made = read_rows(parse(sheets(["名称", "名称", "数"], ["a", "b", "1"]), "表.xlsx"), OWN)
        assert [reason.code for reason in made.reasons] == ["heading_twice"]


def test_what_a_declared_table_does_not_have_is_told_and_so_is_what_the_file_lacks() -> None:
    data = sheets(["序号", *PENALTIES, "经办人"], ["1", *penalty(1), "张三"])
    made = read_rows(parse(data, "处罚.xlsx"), SCHEMA)
    assert made.reasons == []
    assert any("“经办人” 1 列" in note for note in made.notes)
    assert "序号" not in "".join(made.notes)
    fewer = sheets(["项目名称", "进展"], ["一号路", "在建"])
    (note,) = read_rows(parse(fewer, "项目.xlsx"), SCHEMAS["projects"]).notes
    assert "“总投资（万元）”" in note


def test_long_numbers_that_a_sheet_rounded_are_told() -> None:
    data = sheets(["名称", "编号"], ["甲", "123456789012345000"], ["乙", "99"])
    (note,) = read_rows(parse(data, "表.xlsx"), OWN).notes
    assert "“编号”" in note
    assert read_rows(parse(sheets(["名称", "编号"], ["甲", "12"]), "表.xlsx"), OWN).notes == []


@pytest.mark.parametrize("separator", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_a_table(separator: str, encoding: str) -> None:
    lines = ["名称,备注,金额", '甲,"说明，两""句""",12.5%', "", "乙,,3"]
    data = "\r\n".join(lines).replace(",", separator).encode(encoding)
    made = read_rows(parse(data, "补贴.csv"), OWN)
    assert made.reasons == []
    assert made.rows == [["甲", '说明，两"句"', "12.5%"], ["乙", "", "3"]]


def test_a_per_cent_stays_one() -> None:
    made = openpyxl.Workbook()
    made.active.append(["项目", "比例"])
    for number, code in ((0.125, "0.0%"), (0.07, "0%"), (1.5, '0.00"%"'), (-0.5, "0%;[Red]-0%")):
        made.active.append([f"p{number}", number])
        made.active.cell(made.active.max_row, 2).number_format = code
    stream = io.BytesIO()
    made.save(stream)
    read = read_rows(parse(stream.getvalue(), "表.xlsx"), OWN)
    assert [row[1] for row in read.rows] == ["12.5%", "7%", "1.5", "-50%"]


@pytest.mark.parametrize(
    "cells",
    [
        ["900元", "1,200元", "3万元"],
        ["7%", "12.5%", "100%"],
        ["2026年9月1日", "2026年10月1日", "2027-01-02"],
        ["9", "10", "2亿"],
        ["乙", "甲", "9"],
    ],
)
def test_a_column_that_nobody_declared_is_sorted_by_what_it_holds(cells: list[str]) -> None:
    columns = [{"key": "c1", "label": "列", "type": "text"}]
    rows = [[cell] for cell in [cells[2], "", cells[0], cells[1]]]
    assert [row[0] for row in found(columns, rows, sort="c1")] == [*sorted(
        cells, key=cells.index if cells[2] != "9" else None
    ), ""]  # fmt: skip
