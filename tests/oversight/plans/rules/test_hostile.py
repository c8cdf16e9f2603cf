"""Texts that nobody writes: each is read or refused within seconds, in the web process."""

from __future__ import annotations

import contextlib
import time

import pytest

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.model import Document, Paragraph
from gongkai.oversight.plans.rules import ceiling, read_plan

from ..generator import sample
from ..test_generated import read

LONG = ceiling.PARAGRAPH - 200
SECONDS = 5  # generous: what was mended took minutes
RUNS = (
    "（",
    "）",
    "（）",
    "(",
    "1",
    "1.",
    "年",
    "、",
    "各",
    "乡镇",
    "|",
    "负责",
    "责任单位：",
    "责任单位：）",
    "（责任单位：甲。",
    "（区财政局）",
    "每年至少",
    "每年至少2次，",
    "2025年底前，",
    "“",
    "《",
    " ",
    "\t",
    "及",
    "关于",
    "第1号",
    "—",
    "　",
)


def document(*texts: str) -> Document:
    lines = ("云川区2025年政务公开工作要点", "一、做好工作", *texts)
    blocks = tuple(Paragraph(text, source=at) for at, text in enumerate(lines, 1))
    return Document("txt", "要点.txt", blocks)


def seconds_of(made: Document) -> float:
    begun = time.perf_counter()
    with contextlib.suppress(Refusal):
        read_plan(made)
    return time.perf_counter() - begun


@pytest.mark.parametrize("run", RUNS)
def test_a_long_run_in_a_sentence_or_tag_ends_soon(run: str) -> None:
    many = run * (LONG // len(run))
    assert (
        seconds_of(document(f"1.做好。{many}甲", f"{many}乙", f"2.做好。（责任单位：{many}）"))
        < SECONDS
    )


@pytest.mark.parametrize("run", [run for run in RUNS if run != "|"])
def test_a_long_run_in_a_cell_ends_soon(run: str) -> None:
    many = run * (LONG // len(run) // 3)
    row = f"1|{many}甲|{many}|{many}乙"
    assert seconds_of(document("序号|工作任务|责任单位|完成时限", row)) < SECONDS


@pytest.mark.parametrize("lines", [("序号", "工作任务", "责任单位"), ("甲",), ("\t序号", "甲")])
def test_many_short_lines_end_soon(lines: tuple[str, ...]) -> None:
    assert seconds_of(document(*lines * 9_000)) < SECONDS


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (document("（" * 200_000), "paragraph_too_long"),
        (document("1" * 1_500_000), "paragraph_too_long"),
        (document(*["做好公开工作。" * 1_000] * 60), "plan_too_long"),
        (document(*["甲"] * 40_000), "plan_too_long"),
    ],
)
def test_a_text_longer_than_any_plan_is_refused_at_once(made: Document, code: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(Refusal) as refused:
        read_plan(made)
    assert refused.value.code == code
    assert "上传" in refused.value.sentence
    assert time.perf_counter() - begun < 1


def test_a_plan_of_two_thousand_rows_stays_well_inside() -> None:
    assert len(read(sample(7, formats=("txt",), tasks=2_000))["tasks"]) == 2_000
