"""doc and wps: by LibreOffice, or a sentence."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.parsers import parse

RTF = rb"{\rtf1\ansi\uc0 \u20113?\u24029?}"


def test_without_libreoffice_people_are_told_to_save_as_docx(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Refusal) as refused:
        parse(RTF, "要点.doc")
    assert refused.value.code == "doc_unreadable"
    assert "另存为 docx" in refused.value.sentence


needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="LibreOffice is not here: apt-get install libreoffice-writer-nogui",
)


@needs_libreoffice
def test_libreoffice_reads_it() -> None:
    assert "云川" in parse(b"{\\rtf1\\ansi\\uc0 \\u20113 \\u24029 }", "要点.doc").text


@needs_libreoffice
def test_a_real_word_97_file_keeps_its_table(tmp_path: Path) -> None:
    written = docx.Document()
    written.add_paragraph("2031年石桥区政务公开工作要点")
    table = written.add_table(3, 2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "平台建设"
    table.cell(0, 1).text, table.cell(1, 1).text = "改进检索", "清理栏目"
    table.cell(2, 0).text, table.cell(2, 1).text = "队伍建设", "举办培训"
    written.add_paragraph("完")  # Word ends every file with a paragraph
    written.save(tmp_path / "plan.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc", "plan.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)

    read = parse((tmp_path / "plan.doc").read_bytes(), "plan.doc")

    assert read.paragraphs[0].text == "2031年石桥区政务公开工作要点"
    grid = read.tables[0].grid
    assert [[cell.text for cell in row] for row in grid] == [
        ["平台建设", "改进检索"],
        ["平台建设", "清理栏目"],
        ["队伍建设", "举办培训"],
    ]
    assert grid[1][0].merged
