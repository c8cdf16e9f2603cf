"""The real plans beside the repository: counts, and that nothing is lost, invented or doubled."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from gongkai.ground.documents.parsers import parse
from gongkai.ground.language.normal import normalise
from gongkai.oversight.plans.rules import Plan, read_plan

PLANS = Path(__file__).resolve().parents[5] / "shared" / "plans"
COUNTS = {
    "laiwu-2024": 59,
    "linzi-2022": 63,
    "linzi-2025": 25,
    "zhangqiu-2025": 16,
    "liaocheng-2025": 12,
}
TABLES = ("laiwu-2024", "linzi-2022")
# Every task of the five was compared with its source by eye; this is what was read then.
READINGS = {
    "laiwu-2024": "bd4ef2d0d9fb10a9",
    "linzi-2022": "cf06d762925139fc",
    "linzi-2025": "53eef2a49e7b02c1",
    "zhangqiu-2025": "2cdfe2001ef0af77",
    "liaocheng-2025": "d47cd811643fbf79",
}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not PLANS.is_dir(), reason="the real plans lie in ../shared, not here"),
    pytest.mark.parametrize("name", COUNTS),
]


@cache
def _text(name: str) -> str:
    """The source as one run of characters: hard breaks, dirt and page numbers taken out."""
    text = (PLANS / f"{name}.txt").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^#+ |\*\*|^[—-] ?\d+ ?[—-]$", "", text)
    text = re.sub(r"\[([^\[\]]*)\]\(mailto:[^()]*\)", r"\1", text)
    return normalise(re.sub(r"\s+", " ", text))


@cache
def _plan(name: str) -> Plan:
    path = PLANS / f"{name}.txt"
    return read_plan(parse(path.read_bytes(), path.name))


def test_count(name: str) -> None:
    assert len(_plan(name).tasks) == COUNTS[name]


def test_the_reading_is_the_one_that_was_checked(name: str) -> None:
    shape = _plan(name).as_json()
    del shape["warnings"]
    for task in shape["tasks"]:
        del task["source"]
    words = json.dumps(shape, ensure_ascii=False, sort_keys=True)
    assert hashlib.sha256(words.encode()).hexdigest().startswith(READINGS[name])


def test_numbers_run_without_a_gap(name: str) -> None:
    assert [task.number for task in _plan(name).tasks] == list(range(1, COUNTS[name] + 1))


def test_head_is_whole(name: str) -> None:
    head = _plan(name).head
    assert head.title
    assert head.notice_title
    assert head.date
    assert head.issuer
    assert str(head.year) == name[-4:]
    assert head.year == head.date.year
    assert head.title in _text(name)
    assert head.notice_title.endswith("的通知")
    assert head.notice_title.startswith(head.issuer)
    assert head.title.removeprefix("2024年") in head.notice_title


def test_nothing_is_invented(name: str) -> None:
    text = _text(name)
    for task in _plan(name).tasks:
        assert task.requirement in text
        assert task.units_text
        assert task.units_text in text
        assert task.section in text if task.section else True
        assert task.item in text if task.item else True
        for deadline in task.deadlines:
            assert deadline.text in text
        for unit in task.units:
            assert unit.name in text


def test_nothing_is_doubled(name: str) -> None:
    counts = Counter(task.requirement for task in _plan(name).tasks)
    assert [words for words, count in counts.items() if count > 1] == []


def test_every_tag_or_row_is_a_task(name: str) -> None:
    plan, text = _plan(name), _text(name)
    if name in TABLES:
        assert {task.source.table for task in plan.tasks} == {1}
    else:
        assert len(plan.tasks) == len(re.findall(r"。[（〔\[]", text))
        assert sum(len(task.requirement) for task in plan.tasks) > 0.5 * len(text)


def test_every_task_has_units_and_no_unit_is_a_sentence(name: str) -> None:
    for task in _plan(name).tasks:
        assert task.units
        for unit in task.units:
            assert len(unit.name) <= 25
            assert not re.search(r"[，。；、]", unit.name) or unit.group


def test_only_what_is_said_is_a_general_requirement(name: str) -> None:
    plan, text = _plan(name), _text(name)
    requirements = "".join(task.requirement for task in plan.tasks)
    for words in plan.general:
        assert words not in requirements
        for sentence in re.findall(r"[^。]+。", words):
            assert sentence in text
