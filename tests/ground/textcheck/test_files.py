"""Files of every format: what was planted is found, what is hidden is told, nothing unread is
clean."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from gongkai.doors.cli import main as cli
from gongkai.ground.textcheck.budget import Budget
from gongkai.ground.textcheck.checking import Checked, Checker
from gongkai.ground.textcheck.reading import MOST_FILES, files_within
from gongkai.ground.textcheck.rules.scanning import scan
from tests.factories import planted
from tests.factories.hidden import changed
from tests.factories.ofd import ofd_bytes

MANY = 120


def check(data: bytes, name: str) -> list[Checked]:
    return list(Checker().file(data, name))


def told(data: bytes, name: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for each in check(data, name) for one in each.findings]


def saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]  # of docx and openpyxl
    return stream.getvalue()


@pytest.mark.parametrize("form", sorted(planted.FORMATS))
def test_what_was_planted_is_found(form: str) -> None:
    said, numbers = planted.lines(random.Random(form), MANY)
    checked = check(planted.FORMATS[form](said), f"名单.{form}")
    assert all(one.readable is True for one in checked)
    texts = {"".join(one.text.split()) for each in checked for one in each.findings}
    missed = [number for number in numbers if number not in texts]
    assert len(missed) <= MANY // 100, missed


def test_a_comment_a_change_hidden_words_and_the_author_of_a_word_file() -> None:
    document = docx.Document()
    document.core_properties.author = "李四"
    paragraph = document.add_paragraph("看得见的字")
    document.add_comment(paragraph.runs, text="电话13812345678", author="王五")
    hidden = paragraph.add_run("身份证370105199001011239")
    hidden.font.hidden = True
    change = OxmlElement("w:del")
    change.set(qn("w:id"), "1")
    change.set(qn("w:author"), "赵六")
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText")
    words.text = "删掉的字"
    run.append(words)
    change.append(run)
    paragraph._p.append(change)
    found = told(saved(document), "通知.docx")
    assert ("comment", "电话13812345678") in found
    assert ("mobile", "13812345678") in found
    assert ("hidden_text", "身份证370105199001011239") in found
    assert ("tracked_change", "删掉的字") in found
    assert ("author", "李四") in found


def test_hidden_sheets_columns_and_comments_of_a_workbook() -> None:
    book = openpyxl.Workbook()
    book.active.append(["姓名", "手机号"])
    book.active.append(["张三", "13812345678"])
    book.active.column_dimensions["B"].hidden = True
    book.active["A2"].comment = openpyxl.comments.Comment("身份证370105199001011239", "李四")
    sheet = book.create_sheet("底稿")
    sheet.sheet_state = "veryHidden"
    sheet.append(["6222021234567890128"])
    found = told(saved(book), "名单.xlsx")
    assert ("hidden_sheet", "底稿") in found
    assert any(kind == "hidden_column" for kind, _ in found)
    assert any(kind == "comment" for kind, _ in found)
    assert ("mobile", "13812345678") in found
    assert ("bank_card", "6222021234567890128") in found


def test_columns_without_a_width_are_hidden() -> None:
    book = openpyxl.Workbook()
    book.active.append(["姓名", "内容"])
    book.active.append(["张三", "看不见"])
    book.active.column_dimensions["B"].width = 1
    book.active.row_dimensions[2].height = 1
    data = changed(saved(book), "xl/worksheets/sheet1.xml", ' ht="1"', ' ht="0"')
    data = changed(data, "xl/worksheets/sheet1.xml", ' width="1"', ' width="0.0"')
    found = told(data, "名单.xlsx")
    assert [text for kind, text in found if kind == "hidden_column"] == [
        "隐藏的行：2", "隐藏的列：2",
    ]  # fmt: skip


def test_notes_under_a_page_and_boxes_on_a_sheet_are_checked() -> None:
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:footnote><w:p><w:r><w:t>13812345678</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    document = docx.Document()
    document.add_paragraph("正文")
    data = _with(saved(document), "word/footnotes.xml", notes)
    assert ("mobile", "13812345678") in told(data, "文.docx")
    box = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:txBody><a:p><a:r>'
        "<a:t>138</a:t></a:r><a:r><a:t>12345678</a:t></a:r></a:p></xdr:txBody></xdr:wsDr>"
    )
    book = openpyxl.Workbook()
    book.active.append(["内容"])
    data = _with(saved(book), "xl/drawings/drawing1.xml", box)
    assert ("mobile", "13812345678") in told(data, "表.xlsx")


def _with(data: bytes, name: str, content: str) -> bytes:
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def test_files_within_files_are_opened_and_named() -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("底稿.txt", "13812345678")
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("套/里.zip", inner.getvalue())
    checked = check(outer.getvalue(), "外.zip")
    assert checked[-1].path == "外.zip/套/里.zip/底稿.txt"
    assert [one.kind for one in checked[-1].findings] == ["mobile"]


def test_what_an_ofd_carries_with_it_is_checked() -> None:
    data = ofd_bytes([["正文"]], author="李四", attached=[("名单.txt", b"13812345678")])
    found = told(data, "文.ofd")
    assert ("author", "李四") in found
    assert ("mobile", "13812345678") in found


def test_what_a_pdf_carries_with_it_is_checked() -> None:
    stream = io.BytesIO()
    page = canvas.Canvas(stream)
    page.setAuthor("Li Si")
    page.drawString(60, 700, "a document that can be read without any trouble")
    page.save()
    assert ("author", "Li Si") in told(stream.getvalue(), "文.pdf")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"0" * 50, "照片.png"),
        (b"", "空.txt"),
        (b"PK\3\4broken", "坏.docx"),
        (b"MZ" + b"\0" * 200, "改名.docx"),
        (ofd_bytes([[]]), "扫描.ofd"),
    ],
)
def test_what_cannot_be_read_is_never_clean(data: bytes, name: str) -> None:
    (checked,) = check(data, name)
    assert checked.readable is False
    assert checked.reason.endswith("。")


def test_a_picture_in_a_document_is_said_not_to_be_read() -> None:
    noise = io.BytesIO()
    Image.effect_noise((300, 300), 90).save(noise, "PNG")
    document = docx.Document()
    document.add_paragraph("名单见图")
    document.add_picture(io.BytesIO(noise.getvalue()))
    (checked,) = check(saved(document), "名单.docx")
    assert checked.readable == "partly"
    assert "图片" in checked.reason
    stream = io.BytesIO()
    page = canvas.Canvas(stream)
    page.drawString(60, 700, "a page that can be read without any trouble at all")
    page.showPage()
    page.drawImage(ImageReader(io.BytesIO(noise.getvalue())), 60, 400)
    page.save()
    (checked,) = check(stream.getvalue(), "名单.pdf")
    assert checked.readable == "partly"
    assert checked.reason.startswith("第 2 页有图片")


def test_a_bomb_is_refused_and_not_unpacked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x.txt", b"0" * 60_000_000)
    (checked,) = check(stream.getvalue(), "炸弹.zip")
    assert checked.readable is False


def test_many_small_files_that_swell_are_a_bomb_too() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(100):
            archive.writestr(f"{number}.txt", b"0" * 1_000_000)
    (checked,) = check(stream.getvalue(), "炸弹.zip")
    assert checked.readable is False


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_of_very_many_files_the_first_are_read_and_the_rest_is_told() -> None:
    data = zipped(**{f"{number}.txt": b"words" for number in range(MOST_FILES + 20)})
    read = dict(files_within(data, "x.zip"))
    assert len(read) == MOST_FILES
    assert read["x.zip"].readable == "partly"


def test_files_for_which_there_is_no_time_are_named() -> None:
    data = zipped(a=b"first", b=b"second", c=b"13812345678")
    ticks = iter([0.0, 1.0, 2.0, 99.0])
    read = dict(files_within(data, "x.zip", Budget(60, clock=lambda: next(ticks))))
    assert [one.readable for one in read.values()] == [True, True, True, False]
    assert "没有读" in read["x.zip/c"].reason


@pytest.mark.parametrize("name", ["long.txt", "wide.xlsx"])
def test_a_file_for_which_the_time_is_over_says_so(name: str) -> None:
    """However slow its content is to check: the clock is looked at within one text, one table."""
    data = ("13812345678。" + "字" * 300_000).encode()
    if name.endswith("xlsx"):
        book = openpyxl.Workbook()
        for number in range(1_200):
            book.active.append(["甲", "13812345678" if number == 3 else "x"])
        data = saved(book)
    ticks = iter([0.0, 1.0, *[99.0] * 9])
    checker = Checker(budget=lambda: Budget(60, clock=lambda: next(ticks)))
    (found,) = checker.file(data, name)
    assert found.readable == "partly"
    assert "后面的没有查" in found.reason
    assert [one.text for one in found.findings] == ["13812345678"]


def test_what_stands_where_two_pieces_of_a_long_text_meet_is_found_once_and_whole() -> None:
    for before in (99_000, 99_985, *range(99_989, 100_001, 4), *range(100_080, 100_094, 3)):
        line = "字" * before
        for text in (f"{line}13812345678{line}", f"{line}。13812345678。{line}"):
            (found,) = check(text.encode(), "long.txt")
            assert [one.text for one in found.findings] == ["13812345678"]


def test_files_that_are_too_large_together_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.ground.documents.limits.ZIP_TOTAL", 3_500)
    inner = [zipped(x=random.Random(each).randbytes(1_400)) for each in "ab"]
    read = dict(files_within(zipped(a=inner[0], b=inner[1]), "x.zip"))
    assert [one.readable for one in read.values()] == [True, "partly", "partly"]
    assert "太大" in read["x.zip/b"].reason


def test_boxes_within_boxes_end_somewhere() -> None:
    data = b"13812345678"
    for number in range(8):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(f"{number}.zip" if number else "x.txt", data)
        data = stream.getvalue()
    assert any(one.readable == "partly" for one in check(data, "套.zip"))


def test_the_command_says_it_in_json_and_by_its_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "净.txt").write_text("各单位：请认真部署。", encoding="utf-8")
    assert cli.main(["textcheck", str(tmp_path), "--format", "json"]) == 0
    (tmp_path / "名单.docx").write_bytes(planted.as_docx(["身份证370105199001011239"]))
    (tmp_path / "照片.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 50)
    capsys.readouterr()
    assert cli.main(["textcheck", str(tmp_path), "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    files = {Path(one["path"]).name: one for one in said["files"]}
    assert files["照片.png"]["readable"] is False
    assert set(files["名单.docx"]) == {"path", "readable", "reason", "findings"}
    kinds = {one["kind"] for one in files["名单.docx"]["findings"]}
    assert "id_number" in kinds
    assert set(files["名单.docx"]["findings"][0]) == {"kind", "text", "grade", "where", "proposal"}


def test_the_command_takes_lists_and_refuses_what_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "词.txt").write_text("布署\t部署\n", encoding="utf-8")
    (tmp_path / "文.txt").write_text("认真布署。", encoding="utf-8")
    line = ["textcheck", str(tmp_path / "文.txt"), "--wrong", str(tmp_path / "词.txt")]
    assert cli.main(line) == 1
    assert "建议写成“部署”" in capsys.readouterr().out
    assert cli.main(["textcheck", str(tmp_path / "没有.txt")]) == 1
    assert "请核对路径" in capsys.readouterr().err


def test_the_command_checks_dot_files_and_refuses_a_folder_without_any(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["textcheck", str(tmp_path)]) == 1
    assert "没有可以检查的文件" in capsys.readouterr().err
    (tmp_path / "~$名单.docx").write_bytes(b"x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref")
    assert cli.main(["textcheck", str(tmp_path), "--format", "json"]) == 1
    told = capsys.readouterr()
    assert (told.out, "没有可以检查的文件" in told.err) == ("", True)
    (tmp_path / ".藏").mkdir()
    (tmp_path / ".藏" / ".名单.txt").write_text("电话13812345678", encoding="utf-8")
    assert cli.main(["textcheck", str(tmp_path)]) == 1
    assert "13812345678" in capsys.readouterr().out
    (tmp_path / ".藏" / ".名单.txt").write_text("各单位：请认真部署。", encoding="utf-8")
    assert cli.main(["textcheck", str(tmp_path)]) == 0
    assert "共检查 1 个文件" in capsys.readouterr().out


@pytest.mark.shared
def test_nothing_in_the_law_is_surely_a_person(shared: Path) -> None:
    with gzip.open(shared / "data" / "laws.jsonl.gz") as file:
        texts = [json.loads(line)["text"] for number, line in enumerate(file) if number % 4 == 0]
    assert [one for one in scan("\n".join(texts)) if one.grade == "sure"] == []


def test_a_broken_file_in_a_zip_does_not_hide_the_others() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("坏的.txt", "abcdefg" * 3)
        archive.writestr("好的.txt", f"身份证号{planted.identity(random.Random(3))}")
    broken = packed.getvalue().replace(b"abcdefg", b"zbcdefg", 1)
    found = check(broken, "a.zip")
    assert found[0].readable == "partly"
    assert "坏的.txt" in found[0].reason
    assert any(one.kind == "id_number" for checked in found for one in checked.findings)
