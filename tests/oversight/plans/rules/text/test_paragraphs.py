"""Hard line breaks inside sentences are undone, paragraphs stay apart."""

from __future__ import annotations

import time

from gongkai.oversight.plans.rules.text import Line
from gongkai.oversight.plans.rules.text.paragraphs import paragraphs
from tests.oversight.plans.reading import prose_of


def joined(*lines: str) -> list[str]:
    return [text.text for text in paragraphs([Line(line, at) for at, line in enumerate(lines)])]


LONG = "为做好全区政务公开各项工作任务结合本区实际情况制定本工作要点请"


def test_lines_of_one_width_are_joined() -> None:
    full = [LONG[:28]] * 9
    assert joined(*full, "抓好落实。", "一、公开") == [LONG[:28] * 9 + "抓好落实。", "一、公开"]


def test_a_full_line_may_end_with_a_period() -> None:
    full = [LONG[:28]] * 9
    ended = LONG[:27] + "。"
    assert len(joined(*full, ended, "还要继续做好有关工作。")) == 1


def test_blank_lines_and_page_numbers_between_do_not_matter() -> None:
    begun, ended = "要加强领导，各部门年内", "组织培训，不少于1次。"
    assert joined(begun, "", "—8—", "", ended) == [begun + ended]


def test_headings_begin_anew() -> None:
    lines = ["一、公开", "(一 )公开预算.公布.", "（二）公开决算。", "1.采购。"]
    assert len(joined(*lines)) == 4


def test_a_heading_is_not_joined_to_its_text() -> None:
    assert joined("一、总体要求", "坚持公开。") == ["一、总体要求", "坚持公开。"]


def test_two_words_keep_their_space_and_a_number_none() -> None:
    assert joined("拨打，123", "45热线") == ["拨打，12345热线"]
    assert joined("use Open，open", "Data now") == ["use Open，open Data now"]


def test_a_heading_broken_behind_an_ascii_comma() -> None:
    plan = prose_of("一、优化服务,\n\n提升实效\n\n(一)预算.公布预算.(区财政局)")
    assert plan.tasks[0].section == "一、优化服务，提升实效"


def test_a_tag_broken_by_a_page_within_a_name() -> None:
    plan = prose_of(
        "一、公开\n（一）预算。公布本级预算。（责任单\n位：区财政局、区政府\n— 9 —\n办公室）\n"
        "（二）决算。公布。（区审计局）"
    )
    assert plan.tasks[0].units_text == "区财政局、区政府办公室"
    assert [task.requirement for task in plan.tasks] == ["公布本级预算。", "公布。"]


def test_a_page_number_inside_a_sentence() -> None:
    plan = prose_of("一、公开\n（一）预算。公布本级—8—\n预算，2025—2027年分年公布。（区财政局）")
    assert plan.tasks[0].requirement == "公布本级预算，2025—2027年分年公布。"


def test_a_bracket_without_a_label_broken_by_a_page() -> None:
    plan = prose_of(
        "一、公开\n（一）预算。公布本级预算。〔区财政局牵头，各镇（街道）\n落实〕公布决算。〔区审计局〕"
    )
    assert [task.requirement for task in plan.tasks] == ["公布本级预算。", "公布决算。"]
    assert plan.tasks[0].units_text == "区财政局牵头，各镇（街道）落实"


def test_a_paragraph_of_thousands_of_lines_is_joined_at_once() -> None:
    began = time.perf_counter()
    [text] = joined(*["做好公开工作的每一件事情，稳步推进各项公开任务落地"] * 2000)
    assert len(text) > 2000
    assert time.perf_counter() - began < 2
