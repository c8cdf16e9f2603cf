"""What sentences say of a person: health, papers of travellers, numbers masked too little."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.textcheck.rules.numbers import CHECKS, WEIGHTS
from gongkai.ground.textcheck.rules.scanning import scan
from tests.factories import planted

SEEDS = st.integers(min_value=0, max_value=10**9)


def told(text: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.text, one.grade) for one in scan(text)]


@pytest.mark.parametrize(
    ("text", "said", "grade"),
    [
        ("张某系肢体残疾二级，", "肢体残疾二级", "likely"),
        ("系二级精神残疾人。", "系二级精神残疾人", "likely"),
        ("视力一级残疾", "视力一级残疾", "likely"),
        ("残疾等级：3级", "残疾等级：3级", "likely"),
        ("张某，精神残疾，无收入", "精神残疾", "possible"),
        ("李某患肝癌，", "患肝癌", "possible"),
        ("确诊尿毒症", "确诊尿毒症", "possible"),
        ("王某身患重病", "患重病", "possible"),
        ("肝癌晚期", "肝癌晚期", "possible"),
        ("系艾滋病感染者。", "艾滋病感染者", "possible"),
        ("HIV抗体阳性", "HIV抗体阳性", "possible"),
        ("因脑梗塞在县医院住院治疗", "因脑梗塞在县医院住院治疗", "possible"),
        ("在省院住院治疗糖尿病", "住院治疗糖尿病", "possible"),
    ],
)
def test_health_is_found_in_prose(text: str, said: str, grade: str) -> None:
    assert told(text) == [("health", said, grade)]


@pytest.mark.parametrize(
    "text",
    [
        "二级以上残疾的职工，一级至四级残疾军人",
        "患精神病的人在不能辨认自己行为的时候",
        "艾滋病防治工作和艾滋病感染者的合法权益",
        "残疾人就业保障金，肢体残疾人和智力残疾人",
        "住院治疗费用由医疗保险基金支付",
        "消除事故隐患，排查隐患",
    ],
)
def test_what_a_law_says_of_the_ill_and_disabled_is_nobody(text: str) -> None:
    assert told(text) == []


@given(SEEDS, st.sampled_from("*×●＊x"))
def test_a_masked_number_that_leaves_the_birthday_is_found(seed: int, sign: str) -> None:
    number = planted.identity(random.Random(seed))
    for written, grade in (
        (f"{number[:12]}{sign * 2}{number[14:]}", "likely"),
        (f"{number[:14]}{sign * 4}", "likely"),
        (f"{number[:3]}{sign * 3}{number[6:14]}{sign * 4}", "likely"),
        (f"{number[:12]}{sign * 4}", "possible"),
    ):
        (one,) = scan(f"身份证{written}，")
        assert (one.kind, one.text, one.grade) == ("birth_date", written, grade)
        assert scan(f"身份证{one.proposal}，") == []
    assert told(f"{number[:6]}{sign * 8}{number[14:]}") == []


@given(st.integers(1, 12), st.integers(1, 28), st.integers(0, 999), st.sampled_from(["11", "31"]))
def test_the_number_of_a_foreigner_is_an_identity_number(
    month: int, day: int, order: int, region: str
) -> None:
    front = f"9{region}8401985{month:02}{day:02}{order:03}"
    total = sum(int(each) * weight for each, weight in zip(front, WEIGHTS, strict=True))
    right = front + CHECKS[total % 11]
    assert told(f"证件{right}。") == [("id_number", right, "sure")]
    wrong = front + ("1" if right[17] != "1" else "2")
    assert [one[2] for one in told(f"证件{wrong}。")] == ["likely"]


@pytest.mark.parametrize(
    ("text", "said", "grade"),
    [
        ("永久居留证USA110085010101", "USA110085010101", "likely"),
        ("编码USA110085010101", "USA110085010101", "possible"),
        ("回乡证H1234567890", "H1234567890", "likely"),
        ("港澳居民来往内地通行证：M12345678", "M12345678", "likely"),
        ("型号M12345678", "M12345678", "possible"),
        ("台胞证号 12345678", "12345678", "likely"),
        ("往来港澳通行证C12345678", "C12345678", "likely"),
    ],
)
def test_papers_of_travellers_are_found(text: str, said: str, grade: str) -> None:
    assert told(text) == [("passport", said, grade)]


@pytest.mark.parametrize("text", ["编号12345678", "型号C12345678", "ABC110099999901"])
def test_what_is_no_paper_is_left_alone(text: str) -> None:
    assert told(text) == []


WRONG = "370105199001011238"  # its last character is not right


@pytest.mark.parametrize(
    "word", ["编号", "序号：", "文件编号", "合同编号为", "项目编号（", "订单号 "]
)
def test_what_is_called_the_number_of_a_paper_is_only_possibly_a_person(word: str) -> None:
    assert told(f"{word}{WRONG}。") == [("id_number", WRONG, "possible")]
    assert told(f"身份证{word}{WRONG}。") == [("id_number", WRONG, "likely")]
    right = planted.identity(random.Random(word))
    assert told(f"{word}{right}。") == [("id_number", right, "sure")]


@pytest.mark.parametrize(
    "number", ["37050161880800000123", "370501618808000001234", "3705 0161 8808 0000 0123"]
)
def test_an_account_of_any_length_is_found_after_its_name(number: str) -> None:
    for word in ("账号", "帐 号：", "开户行某行某支行，账户"):
        assert told(f"{word}{number}。") == [("bank_card", number, "likely")]
    assert "bank_card" not in {one[0] for one in told(f"货物编码{number}。")}


@pytest.mark.parametrize("front", ["+86", "86-", "0086-", "17951", "17951-", "12593 "])
def test_what_is_dialled_before_a_mobile_hides_none(front: str) -> None:
    (one,) = scan(f"手机：{front}13812345678，")
    assert (one.kind, one.text[-11:], one.proposal) == ("mobile", "13812345678", "138****5678")
    assert one.grade == ("likely" if front == "17951" else "sure")


def test_mobiles_glued_to_other_telephones_are_found_after_their_name() -> None:
    both = [("mobile", "13812345678", "likely"), ("mobile", "13912345679", "likely")]
    assert told("电话：1381234567813912345679") == both
    assert told("手机：138123456788866013") == [("mobile", "13812345678", "possible")]
    assert told("联系方式05338866012313812345678") == [("mobile", "13812345678", "possible")]
    assert told("电话13812345678转801") == [("mobile", "13812345678", "sure")]
    assert told("手机:138123456781") == []
    assert told("编码1381234567813912345679") == []
