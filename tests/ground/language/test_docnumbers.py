"""Document numbers: strict, lenient, and in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.language.docnumbers import find, is_canonical, read

ISSUERS = st.sampled_from(["云政办字", "云川政发", "国办公开办函", "鲁云环规", "云𠮷发"])


@pytest.mark.parametrize(
    "text", ["云政办字〔2025〕9号", "国办公开办函〔2021〕30号", "云川政发〔1998〕120号"]
)
def test_the_form_of_the_standard(text: str) -> None:
    assert is_canonical(text)
    number = read(text)
    assert number is not None
    assert (str(number), number.warnings) == (text, ())


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("云政办字[2025]9号", {"bracket"}),
        ("云政办字（2025）9号", {"bracket"}),
        ("云政办字【2025】9号", {"bracket"}),
        ("云政办字﹝2025﹞9号", {"bracket"}),
        ("云政办字〔2025〕 9 号", {"spaces"}),
        ("云政办字 〔 2025 〕9号", {"spaces"}),
        ("云政办字〔２０２５〕９号", {"width"}),
        ("云政办字〔二〇二五〕九号", {"numerals"}),
        ("云政办字〔2025〕09号", {"zero"}),
        ("云政办字〔2025〕第9号", {"ordinal"}),
        ("云政办字〔2025〕9", {"hao"}),
        ("云政办字2025.9号", {"bracket_missing"}),
        ("云政办字〔20259号", {"bracket_missing"}),
        ("云政办字2025〕9号", {"bracket_missing"}),
    ],
)
def test_slips_are_read_and_named(text: str, warnings: set[str]) -> None:
    assert not is_canonical(text)
    number = read(text)
    assert number is not None
    assert number.canonical == "云政办字〔2025〕9号"
    assert set(number.warnings) == warnings
    assert all(sentence.endswith("。") for sentence in number.sentences)


@pytest.mark.parametrize(
    "text",
    ["", "云〔2025〕9号", "国务院令第711号", "云政办字〔1850〕9号", "云政办字〔2025〕0号",
     "云政办字〔2025〕号", "关于印发要点的通知"],
)  # fmt: skip
def test_what_is_none(text: str) -> None:
    assert read(text) is None
    assert not is_canonical(text)


def test_found_in_running_text() -> None:
    text = "根据《办法》（鲁云办发〔2022〕5号）和云政办字〔2025〕 9 号，废止云发[2019]3号文件。"
    assert [str(number) for number in find(text)] == [
        "鲁云办发〔2022〕5号",
        "云政办字〔2025〕9号",
        "云发〔2019〕3号",
    ]


def test_neighbours_joined_by_and() -> None:
    text = "按照云政发〔2024〕1号和云政发〔2024〕2号执行"
    assert [str(number) for number in find(text)] == ["云政发〔2024〕1号", "云政发〔2024〕2号"]


@pytest.mark.parametrize(
    "text", ["住在建设路（2024）5号", "中国（2025）3次", "交通运输部令2022年第11号"]
)
def test_not_found_where_none_is(text: str) -> None:
    assert find(text) == []


@given(ISSUERS, st.integers(1900, 2099), st.integers(1, 99999))
def test_written_and_read_again(issuer: str, year: int, count: int) -> None:
    text = f"{issuer}〔{year}〕{count}号"
    number = read(text)
    assert is_canonical(text)
    assert number is not None
    assert (str(number), number.issuer, number.year, number.number) == (text, issuer, year, count)
    assert [found.text for found in find(f"依据{text}。")] == [text]


@given(st.text() | st.text(st.sampled_from("云政办字〔〕[]2025９. 号第和据根")))
def test_any_text_is_answered(text: str) -> None:
    read(text)
    numbers = find(text)
    assert all(number.text == text[number.start : number.end] for number in numbers)
    assert all(is_canonical(str(number)) for number in numbers)
