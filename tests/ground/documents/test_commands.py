"""``gongkai documents show``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongkai.doors.cli.main import main
from gongkai.ground.documents.exchange import from_json
from gongkai.ground.documents.parsers import parse

PAGE = "<h1>要点</h1><table><tr><td rowspan=2>甲<td>乙<tr><td></table>"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "要点.html"
    path.write_text(PAGE)
    return path


def test_text(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", "show", str(file)]) == 0
    assert capsys.readouterr().out == "要点\n甲\t乙\n\t\n"


def test_json_holds_the_whole_document(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", "show", str(file), "--format", "json"]) == 0
    document = from_json(json.loads(capsys.readouterr().out))
    assert document == parse(PAGE.encode(), "要点.html")


def test_a_refusal_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "空.docx").touch()
    assert main(["documents", "show", str(tmp_path / "空.docx")]) == 1
    assert capsys.readouterr().err == "这个文件是空的，请检查后重新上传。\n"
