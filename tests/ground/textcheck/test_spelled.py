"""Numbers of a person in every way they are written: spelled, divided, broken, with a front."""

from __future__ import annotations

import random
from time import process_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gongkai.ground.textcheck.rules.numbers import identity, is_mobile, luhn
from gongkai.ground.textcheck.rules.scanning import scan
from gongkai.ground.textcheck.rules.spelled import SIGNS
from tests.factories import planted

SEEDS = st.integers(min_value=0, max_value=10**9)
WAYS = {
    "〇": "〇一二三四五六七八九",
    "零": "零一二三四五六七八九",
    "○": "○幺二三四五六七八九",
    "cheque": "零壹贰叁肆伍陆柒捌玖",
    "circled": "⓪①②③④⑤⑥⑦⑧⑨",
    "full stops": "🄀⒈⒉⒊⒋⒌⒍⒎⒏⒐",
    "raised": "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "brackets": "⓪⑴⑵⑶⑷⑸⑹⑺⑻⑼",
    "black": "⓿❶❷❸❹❺❻❼❽❾",
    "bracketed": "〇㈠㈡㈢㈣㈤㈥㈦㈧㈨",
}
CARD_LAST = next(sign for last, sign in enumerate(WAYS["〇"]) if luhn(f"622202123456789{last}"))
GAPS = ["", " ", "·", "-", "、", "\n", "\u200b"]


def spell(number: str, way: str) -> str:
    return number.translate({ord(str(n)): sign for n, sign in enumerate(WAYS[way])})


def told(text: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.text, one.grade) for one in scan(text)]


@given(SEEDS, st.sampled_from(sorted(WAYS)), st.sampled_from(GAPS))
def test_a_spelled_number_is_found_where_it_stands_and_masked(
    seed: int, way: str, gap: str
) -> None:
    rng = random.Random(seed)
    card = planted.card(rng)
    assume(not any(identity(card[at : at + 18]) for at in range(2)))  # 62 is Gansu, too
    for kind, number in (
        ("id_number", planted.identity(rng)),
        ("mobile", planted.mobile(rng)),
        ("bank_card", card),
    ):
        written = gap.join(spell(number, way))
        text = f"联系人：{written}。"
        (one,) = scan(text)
        assert one.kind == kind
        assert text[one.start : one.end] == written
        assert one.grade == "likely" or (kind == "mobile" and gap in ("、", "\n"))
        masked = text.replace(written, one.proposal)
        assert one.proposal.count("*") >= 4
        assert scan(masked) == []


@given(SEEDS, st.lists(st.sampled_from([*WAYS, ""]), min_size=19, max_size=19))
def test_ways_mixed_in_one_number_hide_nothing(seed: int, ways: list[str]) -> None:
    rng = random.Random(seed)
    for kind, number in (("id_number", planted.identity(rng)), ("mobile", planted.mobile(rng))):
        pairs = zip(number, ways, strict=False)
        written = "".join(spell(sign, way) if way else sign for sign, way in pairs)
        assert kind in {one.kind for one in scan(f"见{written}，")}, written


@pytest.mark.parametrize("mark", ["①", "②、", "一、", "⑴", "🄂"])
def test_the_mark_of_a_list_hides_no_mobile(mark: str) -> None:
    assert told(f"{mark}13800138001") == [("mobile", "13800138001", "sure")]
    assert [one[:2] for one in told(f"{mark}一三八零零一三八零零一")] == [
        ("mobile", "一三八零零一三八零零一")
    ]


def test_several_spelled_numbers_in_a_row_are_all_found() -> None:
    written = "一三八零零一三八零零一、一三九零零一三八零零二"
    assert [one[1] for one in told(written)] == written.split("、")


def test_a_long_row_hides_nothing_where_its_blocks_meet() -> None:
    for place in range(19_983, 20_010, 5):
        text = "二" * place + " 一三八零零一三八零零一 " + "二" * 300
        assert ("mobile", "一三八零零一三八零零一", "likely") in told(text), place


def test_nor_takes_a_part_of_a_longer_number_for_a_mobile() -> None:
    assert told("二" * 20_000 + "一三八零零一三八零零一") == []
    for place in range(20_081, 20_099, 3):  # the end of a block lies here
        assert told("二" * place + " 一三八零零一三八零零一二") == [], place


def test_a_card_is_taken_from_gap_to_gap() -> None:
    (one,) = scan("六二二二〇二一二三四五六七八九" + CARD_LAST)
    assert one.kind == "bank_card"
    assert told("六二二二〇二一二三四五六七八九" + CARD_LAST + "〇〇〇〇") == []


def test_telephones_side_by_side_are_rather_no_card() -> None:
    ends = [f"62223344、6222334{last}" for last in range(10)]
    (card,) = [one for text in ends for one in scan(text) if one.kind == "bank_card"]
    assert card.grade == "possible"


def test_a_card_of_which_the_line_ends_is_possible_and_no_table_is_a_card() -> None:
    written = "622202123456\n789" + str(WAYS["〇"].index(CARD_LAST))
    assert ("bank_card", written, "possible") in told(written)
    digits = iter(written.replace("\n", ""))
    cells = ["".join(next(digits) for _ in range(size)) for size in (3, 2, 4, 2, 3, 2)]
    assert told("\t".join(cells)) == []


def test_an_amount_after_the_mark_of_a_list_stays_an_amount() -> None:
    assert [one[2] for one in told("一、13800138001元")] == ["possible"]


@pytest.mark.parametrize(
    "text",
    [
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十",
        "一二三四五六七八九，一二三四五六七八九，上山打老虎",
        "二〇二六年十一月二十七日，二〇二一至二〇二五年",
        "二〇二一、二〇二二、二〇二三、二〇二四、二〇二五",
        "一九九八\n一九九九\n二〇〇〇\n二〇〇一\n二〇〇二",
        "第一百二十三条、第一百二十四条，第一、二、三、四、五、六、七、八、九项",
        "人民币壹佰贰拾叁元肆角伍分，合计壹仟叁佰捌拾零万壹仟叁佰捌拾元整",
        "①一般②二类③三级④四等⑤五保⑥六位⑦七日⑧八项⑨九年",
        "面积10³ 25² 38¹ 100² 36³",
        "电话：62223344、62223345",
        "1.20 3.45 6.78 9.10",
        "增长138.00138000倍",
        "编号二一三八零零一三八零零一",
        "⑦①③⑧⓪⓪①③⑧⓪⓪①",
    ],
)
def test_what_is_written_in_such_signs_and_no_person(text: str) -> None:
    assert [one for one in told(text) if one[0] != "landline"] == []


@given(st.integers(1900, 2090), st.sampled_from("、—至 /\n"), st.integers(2, 12))
def test_years_one_after_another_are_no_person(first: int, sign: str, count: int) -> None:
    years = [spell(str(first + n), "〇") for n in range(count)]
    assert told(sign.join(years)) == []


@given(st.text(alphabet="一二三四五六七八九〇十百、。 的", max_size=200))
def test_only_whole_mobiles_and_right_checks_are_taken(text: str) -> None:
    for one in scan(text):
        number = "".join(SIGNS[sign][0] for sign in one.text if sign in SIGNS)
        assert one.grade != "sure"
        assert {"mobile": is_mobile, "bank_card": luhn}.get(one.kind, str.isdigit)(number)


@given(SEEDS, st.sampled_from(["0", "86", "0086", "+86", "+86-", "0086 "]))
def test_a_front_hides_no_mobile(seed: int, front: str) -> None:
    phone = planted.mobile(random.Random(seed))
    for text in (front + phone, f"{front}{phone[:3]} {phone[3:7]} {phone[7:]}"):
        (one,) = scan(f"电话{text}。")
        assert one.kind == "mobile"
        assert one.proposal == f"{phone[:3]}****{phone[-4:]}"
        assert f"电话{text}。"[one.start : one.end].endswith(phone[-4:])


def test_an_order_number_before_a_mobile_stays() -> None:
    assert told("0 13800138001") == [("mobile", "13800138001", "sure")]
    assert [one.text for one in scan("013800138001", own_numbers={"13800138001"})] == []


@given(SEEDS, st.sampled_from([*".-·–—_/ \t•~:|,，、\n", " - ", "  ", "——"]))
def test_a_mobile_in_groups_is_found_whatever_divides_them(seed: int, sign: str) -> None:
    phone = planted.mobile(random.Random(seed))
    written = sign.join((phone[:3], phone[3:7], phone[7:]))
    for text in (f"电话{written}。", f"No.{written}\n"):
        assert ("mobile", written) in [one[:2] for one in told(text)]
    if sign in "\t\n,，、:|":  # a table of years, 135 2020 2021, is written so
        assert {one.grade for one in scan(written)} == {"possible"}
    grades = {one.grade for one in scan(f"1.{written}.5") if one.kind == "mobile"}
    assert grades == {"possible"} or sign != "."


@given(SEEDS, st.sampled_from([*".·/_、", "\n", " | "]))
def test_a_mobile_digit_by_digit_is_found(seed: int, sign: str) -> None:
    phone = planted.mobile(random.Random(seed))
    grade = "possible" if sign in ("、", "\n", " | ") else "likely"
    assert told(f"见{sign.join(phone)}。") == [("mobile", sign.join(phone), grade)]
    assert told(f"见{sign.join(phone)}{sign}5。") == []  # rather a row of numbers


@given(SEEDS, st.sampled_from(["\ufe0f\u20e3", "\u0336", "\u20dd", "\ufe0f"]))
def test_frames_and_strokes_over_digits_hide_nothing(seed: int, mark: str) -> None:
    phone = planted.mobile(random.Random(seed))
    text = "见" + "".join(f"{sign}{mark}" for sign in phone)
    assert told(text) == [("mobile", text[1 : -len(mark)], "sure")]


@given(SEEDS, st.integers(1, 10), st.sampled_from(["\n", "\r\n", " \n  ", "-\n"]))
def test_a_mobile_broken_by_one_line_end_is_possible(seed: int, at: int, end: str) -> None:
    phone = planted.mobile(random.Random(seed))
    written = phone[:at] + end + phone[at:]
    assert ("mobile", written, "possible") in told(f"见{written}。")


def test_two_line_ends_or_a_number_more_break_no_mobile() -> None:
    assert told("138001\n\n38001") == []
    assert told("138001\n380012") == []
    assert [one[1] for one in told("138 0013\n8001")] == ["138 0013\n8001"]


@given(SEEDS, st.sampled_from([".", "\t", "\n", "·", "/", "_", "、", " | "]))
def test_a_card_scattered_over_gaps_is_found(seed: int, gap: str) -> None:
    number = planted.card(random.Random(seed))
    assume(not any(identity(number[at : at + 18]) for at in range(2)))
    groups = [number[at : at + 4] for at in range(0, len(number), 4)]
    for written in (gap.join(number), gap.join(groups)):
        (one,) = scan(f"见{written}。")
        assert (one.kind, one.grade, one.start) == ("bank_card", "likely", 1)
        assert one.end == 1 + len(written)
    # Sixteen digits hold no shorter card.
    wrong = "622202123456789" + ("0" if not luhn("6222021234567890") else "1")
    assert told(f"见{gap.join(wrong)}。") == []


@pytest.mark.parametrize(
    "text",
    [
        "投资13800138000.00元",
        "投资13800138000.5 万元",
        "第18612345678号",
        "第 18612345678 号",
    ],
)
def test_an_amount_and_a_number_of_a_document_are_only_possible(text: str) -> None:
    assert [one[2] for one in told(text)] == ["possible"]
    assert [one[2] for one in told("编号18612345678号")] == ["sure"]


@pytest.mark.parametrize(
    "row",
    [
        "1",
        "62",
        "0123456789",
        "一",
        "一三八零",
        "一、",
        "①1三",
        "1380013\n8000\n",
        "1-",
        " ",
        "1    ",
    ],
)
def test_the_time_grows_with_the_length_and_no_faster(row: str) -> None:
    """A million characters of such a row take seconds, where trying all twice would take days."""

    def seconds(size: int) -> float:
        started = process_time()
        scan(row * (size // len(row)))
        return process_time() - started

    small = min(seconds(10_000) for _ in range(3))
    assert seconds(100_000) < 40 * small + 0.2
