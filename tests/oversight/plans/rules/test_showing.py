"""What may be told to the public: the proposal, and the numbers that must not go out."""

from __future__ import annotations

import pytest

from gongkai.oversight.plans.rules.showing import LONGEST, personal_data, proposal, reasons


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([], None),
        (["cancelled"], None),
        (["to_sign", "refused"], "not_started"),
        (["to_sign", "cancelled"], "not_started"),
        (["to_sign", "doing"], "going"),
        (["submitted"], "going"),
        (["done", "carried"], "going"),
        (["done", "to_sign"], "going"),
        (["done", "cancelled", "done"], "done"),
    ],
)
def test_the_proposal_follows_the_ledger(states: list[str], expected: str | None) -> None:
    assert proposal(states) == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("请打13812345678。", ["手机号"]),
        ("１３８ １２３４ ５６７８", ["手机号"]),
        ("+86 138-1234-5678", ["手机号"]),
        ("138.1234.5678", ["手机号"]),
        ("138  1234   5678", ["手机号"]),
        ("138\u200b1234\u200b5678", ["手机号"]),
        ("138\n12345678", ["手机号"]),
        ("身份证110101199003071234", ["身份证号"]),
        ("11010119900307123x已办", ["身份证号"]),
        ("110101 19900307 1234", ["身份证号"]),
        ("130503670401001", ["身份证号"]),
        ("卡号6222 0210 0111 6245 702", ["银行卡号"]),
        ("13812345678，110101199003071234", ["身份证号", "手机号"]),
    ],
)
def test_numbers_of_people_are_found(text: str, kinds: list[str]) -> None:
    assert personal_data(text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "已公开 24 个老旧小区的改造进度。",
        "见云川政办发〔2025〕3号，2025年6月30日前办完。",
        "2025-06-30 至 2025-12-31",
        "咨询电话 0533-8866 0123",
        "统一社会信用代码 91440300192203821K",
        "共 12345678901 元",
        "编号 138123456789",
        "项目代码 2505-370305-04-01-123456",
        "138****5678",
    ],
)
def test_other_numbers_may_stand(text: str) -> None:
    assert personal_data(text) == []


def test_every_reason_names_the_task_and_its_row() -> None:
    found = reasons("电话13812345678" + "长" * LONGEST, "第 3 项", "task-7")
    assert [one.code for one in found] == ["note_long", "personal_data"]
    assert all(one.sentence.startswith("第 3 项") and one.where == "task-7" for one in found)
    assert reasons("长" * LONGEST, "第 3 项") == []
