"""``gongkai plans parse``: without a database, answers and errors as sentences."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from gongkai.doors.cli.main import main

PLAN = """2025年云川区政务公开工作要点

一、主动公开
（一）公开预算。公布本级预算，年底前公布决算。（责任单位：区财政局牵头，各镇、街道配合）
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "要点.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_json(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plans", "parse", str(plan), "--format", "json"]) == 0
    shape = json.loads(capsys.readouterr().out)
    assert shape["title"] == "2025年云川区政务公开工作要点"
    [task] = shape["tasks"]
    assert task["deadlines"][0]["date"] == "2025-12-31"


def test_table(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plans", "parse", str(plan)]) == 0
    said = capsys.readouterr().out
    assert "区财政局（牵头）" in said
    assert "共 1 项任务。" in said


def test_xlsx(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "任务表.xlsx"
    assert main(["plans", "parse", str(plan), "--xlsx", str(out)]) == 0
    rows = list(openpyxl.load_workbook(out).active.values)
    text = "\n".join(str(cell) for row in rows for cell in row)
    assert "公布本级预算，年底前公布决算。" in text
    assert "区财政局（牵头）、各镇、街道（配合）" in text
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("空.txt", b""),
        ("散文.txt", "今天天气很好。".encode()),
        ("坏.docx", b"PK\x03\x04 broken"),
        ("坏.pdf", b"%PDF-1.7 broken"),
    ],
)
def test_bad_files_are_one_sentence(
    name: str, data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert main(["plans", "parse", str(path), "--format", "json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.strip().endswith("。")


def test_a_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plans", "parse", str(tmp_path / "没有.txt")]) == 1
    assert "没有.txt" in capsys.readouterr().err


def test_the_xlsx_is_read_again_with_the_same_tasks(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "任务表.xlsx"
    main(["plans", "parse", str(plan), "--xlsx", str(out)])
    capsys.readouterr()
    assert main(["plans", "parse", str(out), "--format", "json"]) == 0
    [task] = json.loads(capsys.readouterr().out)["tasks"]
    assert task["requirement"] == "公布本级预算，年底前公布决算。"
    assert [unit["role"] for unit in task["units"]] == ["lead", "support"]
