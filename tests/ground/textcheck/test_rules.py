"""Detectors: what they find, how sure they are, what they leave alone."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.textcheck.rules import masking
from gongkai.ground.textcheck.rules.finding import LABELS, Finding
from gongkai.ground.textcheck.rules.numbers import id_checks, luhn
from gongkai.ground.textcheck.rules.scanning import apart, scan, scan_rows
from gongkai.ground.textcheck.rules.terms import Term, Terms, read_list
from gongkai.ground.textcheck.shape import Read
from tests.factories import planted

SEEDS = st.integers(min_value=0, max_value=10**9)


def found(text: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.text, one.grade) for one in scan(text)]


def kinds(text: str) -> set[str]:
    return {one.kind for one in scan(text)}


@given(SEEDS)
def test_a_right_identity_number_is_sure_wherever_it_stands(seed: int) -> None:
    number = planted.identity(random.Random(seed))
    for text in (number, f"张三{number}，", f"1 {number} 13812345678", f"号：{number}。"):
        assert ("id_number", number, "sure") in found(text)


@given(SEEDS)
def test_a_wrong_check_character_grades_it_and_never_hides_it(seed: int) -> None:
    number = planted.identity(random.Random(seed))
    wrong = number[:17] + ("0" if number[17] != "0" else "1")
    grades = {one.grade for one in scan(f"身份证{wrong}") if one.text == wrong}
    assert grades
    assert "sure" not in grades


@given(SEEDS, st.sampled_from([" ", "-", "\u3000", ""]))
def test_gaps_and_wide_digits_hide_nothing(seed: int, gap: str) -> None:
    number = planted.identity(random.Random(seed))
    written = gap.join((number[:6], number[6:14], number[14:]))
    wide = written.translate({ord(each): ord(each) + 0xFEE0 for each in "0123456789X-"})
    for text in (written, wide):
        assert "id_number" in kinds(f"身份证号：{text}")


SIGNS = ["\n", "\t", "\u00a0", "\u2009", ".", "·", "/", "_", ",", "、", "\u2011", "\u2212", "    "]
UNSEEN = ["\u200b", "\u200c", "\u2060", "\ufeff", "\u00ad", "\u202e"]


@given(SEEDS, st.sampled_from(SIGNS + UNSEEN))
def test_no_sign_between_digits_hides_a_person(seed: int, gap: str) -> None:
    number = planted.identity(random.Random(seed))
    for text in (gap.join((number[:6], number[6:14], number[14:])), gap.join(number)):
        assert "id_number" in kinds(f"见下：{text}。")


@given(SEEDS, st.sampled_from(UNSEEN))
def test_what_nobody_sees_changes_nothing(seed: int, unseen: str) -> None:
    number = planted.identity(random.Random(seed))
    text = f"{unseen}身份证{unseen}{number[:9]}{unseen}{number[9:]}。"
    (found,) = [one for one in scan(text) if one.kind == "id_number"]
    assert found.grade == "sure"
    assert text[found.start : found.end].replace(unseen, "") == number


@given(SEEDS)
def test_what_stands_around_hides_no_person(seed: int) -> None:
    rng = random.Random(seed)
    number, phone = planted.identity(rng), planted.mobile(rng)
    arabic = number.translate({ord(str(digit)): 0x0660 + digit for digit in range(10)})
    for text in (f"3.{number}", f"{number}{number}", f"12345678{number}", number + phone, arabic):
        assert "id_number" in kinds(text), text
    assert "mobile" in kinds(f"{phone[:3]}.{phone[3:7]}.{phone[7:]}")


@given(SEEDS)
def test_mobiles_and_cards_are_found(seed: int) -> None:
    rng = random.Random(seed)
    phone, number = planted.mobile(rng), planted.card(rng)
    assert "mobile" in kinds(f"电话{phone}")
    assert "mobile" in kinds(f"{phone[:3]} {phone[3:7]} {phone[7:]}")
    assert "bank_card" in kinds(f"卡号{number}")
    assert "bank_card" in kinds(f"开户行某银行，账号 {number[:4]} {number[4:8]} {number[8:]}")


@given(SEEDS)
def test_no_mask_leaves_a_birthday_or_the_last_four_of_an_identity(seed: int) -> None:
    number = planted.identity(random.Random(seed))
    masked = masking.id_number(number)
    assert masked == number[:6] + "*" * 12  # the last four may stand in the region, too: 4403
    assert not scan(masked)


@given(SEEDS)
def test_what_was_masked_is_found_no_more(seed: int) -> None:
    rng = random.Random(seed)
    for number in (planted.mobile(rng), planted.card(rng)):
        for one in scan(f"卡号或者电话{number}"):
            assert not scan(f"电话{one.proposal}")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("住址：云川区槐荫街道山水路12号3号楼2单元501室", "address"),
        ("张家村3组12号", "address"),
        ("出生日期：1990年1月1日", "birth_date"),
        ("患有尿毒症", "health"),
        ("电话0531-88660123", "landline"),
        ("护照E12345678", "passport"),
        ("鲁A12345", "plate"),
        ("鲁AD12345", "plate"),
        ("鲁C 12345", "plate"),
        ("鲁C1234警", "plate"),
        ("1985年6月出生", "birth_date"),
        ("出生年月：1985-06", "birth_date"),
        ("zhang.san@example.cn", "email"),
        ("370105900101123", "id_number"),
    ],
)
def test_other_signs_of_a_person(text: str, kind: str) -> None:
    assert kind in kinds(text)
    for one in scan(text):
        assert one.proposal != one.text


@pytest.mark.parametrize(
    "text",
    [
        "索引号：YC001-0203-2025-00017",
        "项目编号：JNCZ-GK-2025-0012",
        "不动产单元号370105001001GB00012F00010001",
        "云川政办发〔2025〕16号",
        "自2025年10月1日起施行，有效期至2030年9月30日。",
        "第十二条　国家保护公民的个人信息。",
        "投资1380.5万元，面积12345.67平方米",
        "2025-10-09 12:00:00",
        "总计 12345678 元",
        "办公地址：云川区槐荫路18号",
    ],
)
def test_what_is_no_person_is_left_alone(text: str) -> None:
    assert [one for one in scan(text) if one.grade != "possible"] == []


@pytest.mark.parametrize(
    "address",
    [
        "云川区槐荫街道山水路12号3号楼2单元501室",
        "北城阳光小区5栋2单元301",
        "张家村3组12号",
        "槐荫路18号2单元501室",
    ],
)
def test_an_address_is_taken_up_to_its_end(address: str) -> None:
    (one,) = scan(f"，{address}。")
    assert one.text == address
    assert one.proposal.endswith("***")


@given(SEEDS)
def test_a_letter_or_the_number_of_a_line_hides_no_number(seed: int) -> None:
    rng = random.Random(seed)
    for kind, number in (("mobile", planted.mobile(rng)), ("bank_card", planted.card(rng))):
        for text in (f"{number}x", f"手机{number}X 2", f"1.{number}", f"见下：\n12.{number}。"):
            assert (kind, number) in [one[:2] for one in found(text)], text
    assert found(f"系数0.{planted.mobile(rng)}1") == []


def test_a_table_of_figures_has_no_sure_person_in_it() -> None:
    rng = random.Random(5)
    lines = [
        f"{rng.choice(['临淄区', '张店区'])} {rng.randint(1000, 1999)} {rng.randint(100, 9999)} "
        f"{rng.randint(100, 99999)} {rng.randint(1, 999)}"
        for _ in range(20_000)
    ]
    told = scan("\n".join(lines))
    assert [one.text for one in told if one.grade == "sure"] == []
    assert sum(one.grade == "likely" for one in told) < 40


@pytest.mark.parametrize(
    "text",
    ["（0533）8866012", "(0533) 88660123", "电话：（0533）8866012", "+86-533-8866012"],
)
def test_a_landline_is_found_with_its_area_in_brackets(text: str) -> None:
    assert kinds(text) == {"landline"}


def test_amounts_and_codes_of_a_table_are_only_possible_mobiles() -> None:
    for heading, grade in (
        ("合同金额（元）", "possible"),
        ("项目编号", "possible"),
        ("联系方式", "sure"),
    ):
        told = scan_rows(["名称", heading], [["甲", "18812345678"]])
        assert [one.grade for one in told if one.kind == "mobile"] == [grade], heading


def test_a_digit_in_each_box_makes_a_number() -> None:
    number = "37010519900101123X"
    number = next(f"{number[:17]}{last}" for last in "0123456789X" if id_checks(number[:17] + last))
    for cells in ([*number], [number[:6], number[6:14], number[14:]], ["号", *number, ""]):
        told = scan_rows([""] * len(cells), [cells])
        assert ("id_number", "第1行") in [(one.kind, one.where) for one in told], cells
    told = scan_rows([""] * 11, [[*"13812345678"]])
    assert [one.kind for one in told] == ["mobile"]
    assert scan_rows([""] * 12, [[*"123456789012"]]) == []


def test_words_end_at_a_comma_of_any_width() -> None:
    for comma in "，,；;":
        text = f"齐都花园小区3号楼一楼大厅{comma}邮编255400"
        assert "邮编" not in "".join(one.text for one in scan(text))


def test_a_code_of_an_organisation_is_never_taken_for_a_person() -> None:
    assert kinds("91370100MA3C1234X6 913701007889123456") <= {"credit_code"}


def test_a_units_own_public_number_is_allowed() -> None:
    text = "咨询电话：0531-88660123，投诉0531-88660124"
    assert [one.text for one in scan(text, own_numbers={"053188660123"})] == ["0531-88660124"]


def test_money_that_looks_like_a_telephone_is_only_possible() -> None:
    assert found("投资13800138000元") == [("mobile", "13800138000", "possible")]


def test_columns_give_themselves_away_and_their_cells() -> None:
    rows = [["1", "张三", "370105199001011239", "致贫：病"], ["2", "李四", "同上", ""]]
    told = scan_rows(["序号", "姓名", "身份证号码", "致贫原因"], rows)
    assert [(one.kind, one.where) for one in told][:2] == [
        ("sensitive_column", "第3列"),
        ("sensitive_column", "第4列"),
    ]
    assert ("id_number", "第1行“身份证号码”列") in [(one.kind, one.where) for one in told]
    assert ("health", "第1行“致贫原因”列") in [(one.kind, one.where) for one in told]


def test_a_masked_column_is_not_found_again_in_its_cells() -> None:
    told = scan_rows(["手机号"], [["138****5678"]])
    assert [one.kind for one in told] == ["sensitive_column"]


def test_terms_are_found_corrected_and_excused_by_their_exact_phrase() -> None:
    terms = Terms(
        [
            Term("布署", "wrong", "部署"),
            Term("台独", "banned", "", ("反对台独", "台独分裂")),
            Term("帐号", "wrong", "账号"),
        ]
    )
    told = scan("认真布署反对台独工作，台独言论，帐号", terms=terms)
    assert [(one.text, one.proposal) for one in told] == [
        ("布署", "部署"),
        ("台独", ""),
        ("帐号", "账号"),
    ]
    assert told[1].start == 11


@given(
    st.lists(st.text(alphabet="甲乙丙丁", min_size=1, max_size=4), min_size=1, max_size=20),
    st.text(alphabet="甲乙丙丁戊", max_size=60),
)
def test_every_term_in_a_text_is_found_as_a_slow_reader_would(terms: list[str], text: str) -> None:
    covered = [False] * len(text)
    for one in Terms([Term(each, "banned") for each in terms]).findings(text):
        assert text[one.start : one.end] in terms
        covered[one.start : one.end] = [True] * (one.end - one.start)
    for term in terms:
        at = text.find(term)
        while at >= 0:
            assert any(covered[at : at + len(term)])
            at = text.find(term, at + 1)


def test_a_list_as_people_keep_it() -> None:
    said = ["# 错别字", "布署\t部署", "", "  帐号\t账号 ", "布署\t部署"]
    assert [(one.text, one.replacement) for one in read_list(said, "wrong")] == [
        ("布署", "部署"),
        ("帐号", "账号"),
    ]


@given(st.text(max_size=200))
def test_any_text_is_checked_and_findings_lie_in_it_apart(text: str) -> None:
    told = scan(text)
    assert all(0 <= one.start < one.end <= len(text) for one in told)
    assert all(a.end <= b.start for a, b in itertools.pairwise(told))
    assert {one.kind for one in told} <= set(LABELS)


def test_a_fingerprint_knows_the_same_text_again() -> None:
    one, two = Finding("mobile", "138 1234 5678", "sure"), Finding("mobile", "13812345678", "sure")
    assert one.fingerprint == two.fingerprint
    assert one.fingerprint != Finding("bank_card", "13812345678", "sure").fingerprint


def test_a_fingerprint_is_that_of_the_whole_text() -> None:
    alike = "住院治疗" * 20
    rows = [[f"{alike}甲"], [f"{alike}乙"], [f"{alike} 甲"]]
    one, other, again = scan_rows(["病情"], rows)[1:]
    assert one.text == other.text
    assert len({one.fingerprint, other.fingerprint, again.fingerprint}) == 2
    read = Read()
    for said in (f"{alike}甲", f"{alike}乙", f"{alike}甲"):
        read.hides("hidden_text", said, "隐藏文字")
    assert len({one.fingerprint for one in read.hidden}) == len(read.hidden) == 2
    tails = [f"{tail}{last}" for tail in ("789", "987") for last in range(10)]
    cards = [one for one in (f"622202123456{tail}" for tail in tails) if luhn(one)]
    wide = [found for card in cards for found in scan(" | ".join(f"{sign} " for sign in card))]
    assert len({one.text for one in wide}) == 1
    assert len({one.fingerprint for one in wide}) == 2


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 8), st.integers(0, 2)), max_size=14))
def test_what_is_kept_never_overlaps_and_what_is_dropped_does(spans: list[tuple[int, ...]]) -> None:
    grades = ("sure", "likely", "possible")
    found = [Finding("mobile", "", grades[g], "", "", at, at + size) for at, size, g in spans]
    kept = apart(found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(kept))
    for one in found:
        assert one in kept or any(one.start < k.end and k.start < one.end for k in kept)
