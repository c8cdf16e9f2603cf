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
from gongkai.publishing.items.rules.schemas import OWN, SCHEMAS, as_json
from gongkai.publishing.items.rules.tables import (
    MOST_COLUMNS,
    MOST_ROWS,
    Rows,
    changed,
    found,
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
