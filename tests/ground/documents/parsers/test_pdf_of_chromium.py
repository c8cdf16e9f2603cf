"""pdf files as another program prints them: Chromium, with embedded Chinese fonts."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from gongkai.ground.documents.model import Document
from gongkai.ground.documents.parsers import parse

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium here: apt-get install chromium fonts-noto-cjk"
    ),
]

STYLE = """<meta charset=utf-8><style>
@page { size: A4; margin: 37mm 26mm 35mm 28mm }
body { font: 16pt/28pt 'Noto Serif CJK SC', serif } h1 { font-size: 22pt; text-align: center }
p { text-indent: 2em; margin: 0; text-align: justify }
table { border-collapse: collapse; width: 100%; font-size: 12pt } td, th { border: 1px solid }
</style>"""
TITLE = "云川区人民政府办公室<br>关于印发2025年政务公开工作要点的通知"
LONG = "各部门应当把政务公开贯穿政务运行全过程，围绕中心工作主动公开，及时回应群众关切。" * 12
SHORT = "一、主动公开。信息形成或者变更之日起20个工作日内公开。"
TASK = "做好主动公开工作，及时更新机构职能、权责清单和办事指南等信息。"


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    rows = "".join(
        f"<tr><td>{number}</td>"
        + (f"<td rowspan=3>{TASK}</td>" if number % 3 == 1 else "")
        + f"<td>{'区财政局' if number % 2 else ''}</td></tr>"
        for number in range(1, 61)
    )
    head = "<thead><tr><th>序号<th style='width:60%'>工作任务<th>责任单位</thead>"
    body = f"<h1>{TITLE}</h1><p>{LONG}</p><p>{SHORT}</p><p>{LONG}</p>"
    page = f"{STYLE}<body>{body}<table>{head}{rows}</table><p>表后的文字。</p>"
    return parse(printed(page, tmp_path_factory.mktemp("pdf")), "要点.pdf")


def printed(page: str, folder: Path) -> bytes:
    (folder / "page.html").write_text(page)
    subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/user",
         "--no-pdf-header-footer", f"--print-to-pdf={folder}/page.pdf", f"{folder}/page.html"],
        check=True,
        capture_output=True,
        timeout=120,
    )  # fmt: skip
    return (folder / "page.pdf").read_bytes()


def test_paragraphs_come_back_whole_over_lines_and_pages(document: Document) -> None:
    title = TITLE.replace("<br>", "")
    assert [p.text for p in document.paragraphs] == [title, LONG, SHORT, LONG, "表后的文字。"]


def test_a_table_over_pages_keeps_its_cells(document: Document) -> None:
    assert len(document.tables) > 1
    rows = [row for table in document.tables for row in table.rows if row[0] != "序号"]
    assert [row[0] for row in rows] == [str(number) for number in range(1, 61)]
    assert [row[2] for row in rows] == ["区财政局", ""] * 30
    first = document.tables[0].grid
    assert first[0][0].text == "序号"
    assert first[1][1].text == TASK
    assert first[1][1].row_span == 3
    assert first[2][1].merged
    assert not first[2][2].merged
