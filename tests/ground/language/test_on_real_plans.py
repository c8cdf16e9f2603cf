"""The room on real plans: nothing of their dirt is left, nothing of their words is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gongkai.ground.language import docnumbers
from gongkai.ground.language.dates import DateKind, dates_in
from gongkai.ground.language.lines import unwrap
from gongkai.ground.language.normal import normalise

pytestmark = pytest.mark.shared

HAN = "[一-鿿]"
DIRT = re.compile(
    rf"{HAN}[,;:?!]|[,;:?!]{HAN}|{HAN} |[０-９«»]|bookmark|{HAN}\.{HAN}|[()]{HAN}|{HAN}[()]"
)


def plans(shared: Path) -> list[str]:
    return [path.read_text("utf-8") for path in sorted((shared / "plans").glob("*.txt"))]


def test_no_dirt_is_left_and_no_character_is_lost(shared: Path) -> None:
    for plan in plans(shared):
        for line in plan.splitlines():
            clean = normalise(line)
            assert not DIRT.search(clean.replace("mailto:", "")), clean
            assert re.findall(HAN, clean) == re.findall(HAN, line)


def test_broken_lines_become_paragraphs_that_end(shared: Path) -> None:
    """No paragraph of sentences is left hanging on a comma."""
    for plan in plans(shared):
        lines = [
            line for line in plan.splitlines() if "\t" not in line and not line.startswith("#")
        ]
        paragraphs = [normalise(paragraph) for paragraph in unwrap(lines)]
        broken = [text for text in paragraphs if "。" in text and text.endswith(("，", "、"))]
        assert broken == []


def test_every_plan_tells_its_signing_day_and_no_number_is_doubtful(shared: Path) -> None:
    for plan in plans(shared):
        assert [each for each in dates_in(plan) if each.kind is DateKind.DAY and each.year_given]
        for number in docnumbers.find(plan):
            assert set(number.warnings) <= {"spaces"}
            assert docnumbers.is_canonical(number.canonical)
