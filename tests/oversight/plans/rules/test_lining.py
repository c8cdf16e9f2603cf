"""The words that make a subject of the lead list out."""

from __future__ import annotations

import pytest

from gongkai.oversight.plans.rules.lining import found_words, line_subject, main_words


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("供水", ["供水"]),
        ("供水、供气、供热信息公开", ["供水", "供气", "供热"]),
        ("推进义务教育领域政府信息公开工作", ["义务教育"]),
        ("推进社会救助和养老服务等信息公开", ["社会救助", "养老服务"]),
        ("政府信息公开", []),
        ("", []),
    ],
)
def test_main_words(subject: str, words: list[str]) -> None:
    assert main_words(subject) == words


def test_what_every_task_says_proposes_nothing() -> None:
    assert found_words("信息公开工作", "推进重点领域信息公开。") == []
    assert found_words("", "任何文字") == []


def test_the_whole_subject_counts_for_its_words() -> None:
    assert found_words("供水、供气", "公开供水、供气价格") == ["供水、供气"]
    assert found_words("供水、供气", "公开供气价格") == ["供气"]


def test_a_subject_fits_the_register() -> None:
    assert line_subject("  供水\n价格 ") == "供水 价格"
    assert len(line_subject("长" * 300)) == 100
