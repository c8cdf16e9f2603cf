"""No place in a file is out of reach: a number planted where nobody looks is found."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable

import docx
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from gongkai.ground.core.errors import Refusal
from gongkai.ground.textcheck.checking import Checked, Checker
from tests.factories import hidden, planted, veiled
from tests.factories.ofd import ofd_bytes

PLACES = [
    (f"文件.{form}", place, make)
    for form, places in (
        ("docx", hidden.WORD),
        ("xlsx", hidden.BOOK),
        ("pdf", hidden.PDF),
        ("ofd", hidden.OFD),
        ("html", hidden.PAGE),
        ("md", hidden.MARKDOWN),
    )
    for place, make in places.items()
] + [(name, place, make) for place, (name, make) in hidden.OTHER.items()]


def check(data: bytes, name: str) -> list[Checked]:
    return list(Checker().file(data, name))


@pytest.mark.parametrize(("name", "place", "make"), PLACES, ids=[f"{n}-{p}" for n, p, _ in PLACES])
def test_a_number_is_found_wherever_it_lies(
    name: str, place: str, make: Callable[[], bytes]
) -> None:
    if name.endswith(".rtf") and shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    checked = check(make(), name)
    numbers = {"".join(one.text.split()) for each in checked for one in each.findings}
    assert hidden.NUMBER in numbers, checked


@pytest.mark.parametrize("form", sorted(planted.FORMATS))
def test_what_is_shown_is_not_told_a_second_time(form: str) -> None:
    number = "13812345678"
    checked = check(planted.FORMATS[form]([f"联系人电话{number}。", "正文"]), f"文件.{form}")
    found = [one.text for each in checked for one in each.findings]
    assert found == [number], checked


def test_what_hides_is_named_by_its_kind() -> None:
    def kinds(data: bytes) -> set[str]:
        return {one.kind for each in check(data, "文件.docx") for one in each.findings}

    for place in ("hidden by its character style", "hidden by its paragraph style"):
        assert "hidden_text" in kinds(hidden.WORD[place]())
    assert "tracked_change" in kinds(hidden.WORD["row deleted"]())
    (page,) = check(hidden.PAGE["not displayed"](), "文件.html")
    assert "hidden_text" in {one.kind for one in page.findings}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_old_file_tells_what_it_hides_as_a_new_one_does() -> None:
    data = rb"{\rtf1\ansi text{\v hidden words}{\*\atnid A}{\*\annotation a comment}\par}"
    (checked,) = check(data, "文件.rtf")
    found = {(one.kind, one.text) for one in checked.findings}
    assert ("hidden_text", "hidden words") in found
    assert ("comment", "a comment") in found


def test_a_clean_file_of_every_kind_has_no_finding() -> None:
    said = ["关于开展安全检查的通知", "各单位：请于2026年11月27日前报送。"]
    for form, make in planted.FORMATS.items():
        for one in check(make(said), f"通知.{form}"):
            assert (one.readable, one.findings) == (True, ()), form


def picture(size: int = 60) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((size, size), 90).save(stream, "PNG")
    return stream.getvalue()


def test_pictures_of_any_size_are_told() -> None:
    document = docx.Document()
    document.add_paragraph("名单见图")
    document.add_picture(io.BytesIO(picture()))
    page = f'<p>名单</p><img src="data:image/png;base64,{"iVBORw0KGgo" * 40}">'
    files = {
        "名单.docx": hidden.saved(document),
        "名单.html": page.encode(),
        "名单.ofd": hidden.with_part(ofd_bytes([["名单"]]), "Doc_0/Res/a.png", picture()),
    }
    for name, data in files.items():
        checked = check(data, name)
        assert [one.readable for one in checked] == ["partly"], name
        assert "图片" in checked[0].reason


@pytest.mark.parametrize(("wide", "readable"), [(300, "partly"), (40, True)])
def test_a_page_with_words_and_a_large_picture_is_read_in_part(wide: int, readable: object) -> None:
    stream = io.BytesIO()
    page = canvas.Canvas(stream)
    page.drawString(60, 700, "a page that can be read without any trouble at all")
    page.drawImage(ImageReader(io.BytesIO(picture())), 60, 300, width=wide, height=wide)
    page.save()
    (checked,) = check(stream.getvalue(), "名单.pdf")
    assert checked.readable == readable


def test_two_long_comments_that_begin_alike_are_two() -> None:
    said = [f"<!-- {'同样的开头' * 20}{end} -->" for end in ("甲", "乙")]
    (checked,) = check(f"<html><body>正文{''.join(said)}</body></html>".encode(), "文件.html")
    comments = [one for one in checked.findings if one.kind == "comment"]
    assert len({one.fingerprint for one in comments}) == 2
    assert len({one.text for one in comments}) == 1, "both are shown by their beginning"


def test_an_earlier_state_below_a_pdf_is_told() -> None:
    data = hidden.PDF["subject"]()
    (checked,) = check(data + b"\nstartxref\n9\n%%EOF\n", "文件.pdf")
    assert "修改以前" in checked.reason
    (checked,) = check(data, "文件.pdf")
    assert checked.reason == ""


def test_names_of_files_within_a_file_are_checked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(f"张三{hidden.NUMBER}.txt", "正文")
    checked = check(stream.getvalue(), "包.zip")
    assert [(one.text, one.where) for one in checked[-1].findings] == [(hidden.NUMBER, "文件名")]


def test_a_name_that_a_program_gave_itself_is_nobody() -> None:
    document = docx.Document()
    document.core_properties.author = "python-docx"
    document.core_properties.last_modified_by = "王五"
    document.add_paragraph("正文")
    (checked,) = check(hidden.saved(document), "文.docx")
    assert [(one.kind, one.text) for one in checked.findings] == [("author", "王五")]


def test_those_who_once_wrote_a_comment_are_told() -> None:
    people = '<w15:people xmlns:w15="x"><w15:person w15:author="赵六"/></w15:people>'
    (checked,) = check(hidden.word(part="word/people.xml", content=people), "文.docx")
    assert [(one.kind, one.text) for one in checked.findings] == [("author", "赵六")]


VEILED = [
    (f"文件.{form}", place, make, told)
    for form, places, told in (
        ("docx", veiled.WORD, True),
        ("docx", veiled.WORD_SEEN, False),
        ("html", veiled.PAGE, True),
        ("html", veiled.PAGE_SEEN, False),
        ("xlsx", veiled.BOOK, True),
        ("xlsx", veiled.BOOK_SEEN, False),
    )
    for place, make in places.items()
]


@pytest.mark.parametrize(
    ("name", "make", "told"), [(n, m, t) for n, _, m, t in VEILED], ids=[v[1] for v in VEILED]
)
def test_words_that_their_looks_hide_are_told(
    name: str, make: Callable[[], bytes], told: bool
) -> None:
    (checked,) = check(make(), name)
    hidden_words = [one.text for one in checked.findings if one.kind == "hidden_text"]
    assert hidden_words == [veiled.WORDS] * told
    assert checked.readable is True


def test_an_old_workbook_tells_all_that_it_hides() -> None:
    (checked,) = check(veiled.old_book(), "名单.xls")
    assert [(one.kind, one.text) for one in checked.findings] == [
        ("hidden_sheet", "底稿"),
        ("hidden_column", "隐藏的行：2"),
        ("hidden_column", "隐藏的列：3"),
        ("hidden_text", f"{veiled.WORDS}3"),
        ("hidden_text", f"{veiled.WORDS}4"),
    ]


@pytest.mark.parametrize("at", [44, 60, 68, 512])
def test_a_damaged_old_workbook_ends_somewhere(at: int) -> None:
    data = veiled.old_book()
    for wrong in (b"\0\0\0\0", b"\1\0\0\0", b"\xff\xff\xff\x7f"):
        check(data[:at] + wrong + data[at + 4 :], "名单.xls")


@pytest.mark.parametrize("place", sorted(veiled.CHANGED))
def test_every_change_is_told_with_who_made_it(place: str) -> None:
    (checked,) = check(veiled.CHANGED[place](), "文件.docx")
    assert ("author", "赵六") in {(one.kind, one.text) for one in checked.findings}
    assert "tracked_change" in {one.kind for one in checked.findings}


def test_who_wrote_a_comment_is_told() -> None:
    document = docx.Document()
    document.core_properties.author = ""
    paragraph = document.add_paragraph("正文")
    document.add_comment(paragraph.runs, text="改一下", author="王五")
    (checked,) = check(hidden.saved(document), "文.docx")
    assert [(one.kind, one.text) for one in checked.findings if one.kind != "comment"] == [
        ("author", "王五")
    ]


@pytest.mark.parametrize(
    ("name", "data", "readable"),
    [
        ("名单.pdf", veiled.drawn_pdf(3_000, 30), "partly"),
        ("短.pdf", veiled.drawn_pdf(250, 50), "partly"),
        ("表.pdf", veiled.drawn_pdf(0, 30, straight=600), True),
        ("圆角框.pdf", veiled.drawn_pdf(120, 30), True),
        ("徽标.pdf", veiled.drawn_pdf(3_000, 1_200), True),
        ("名单.ofd", veiled.drawn_ofd(3_000, 1), "partly"),
        ("表.ofd", veiled.drawn_ofd(0, 1, straight=600), True),
        ("徽标.ofd", veiled.drawn_ofd(3_000, 45), True),
    ],
)
def test_words_turned_into_curves_are_told_and_ruled_tables_are_not(
    name: str, data: bytes, readable: object
) -> None:
    (checked,) = check(data, name)
    assert checked.readable == readable
    assert ("画成曲线" in checked.reason) is (readable == "partly")


def _stray(place: str, data: bytes) -> bytes:
    words = f"电话{hidden.NUMBER}".encode()
    if place == "comment":
        stream = io.BytesIO(data)
        with zipfile.ZipFile(stream, "a") as archive:
            archive.comment = words
        return stream.getvalue()
    if place == "between":
        end = data.rindex(b"PK\x05\x06")
        first = int.from_bytes(data[end + 16 : end + 20], "little")
        moved = first + len(words)
        tail = data[:first] + words + data[first:]
        at = end + len(words) + 16
        return tail[:at] + moved.to_bytes(4, "little") + tail[at + 4 :]
    return words + data if place == "before" else data + words


@pytest.mark.parametrize("place", ["before", "behind", "between", "comment"])
@pytest.mark.parametrize("form", ["docx", "xlsx", "ofd", "zip"])
def test_what_a_zip_holds_beside_its_members_is_told(form: str, place: str) -> None:
    checked = check(_stray(place, planted.FORMATS[form](["正文"])), f"文件.{form}")
    numbers = [one.text for each in checked for one in each.findings if one.kind == "mobile"]
    assert numbers == [hidden.NUMBER]
    first = checked[0]
    assert first.readable is not True or "comment" in {one.kind for one in first.findings}
    assert place == "comment" or "看不到" in first.reason


@pytest.mark.parametrize("form", ["docx", "xlsx", "ofd", "zip"])
def test_a_zip_written_without_knowing_sizes_is_whole(form: str) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    source, stream = zipfile.ZipFile(io.BytesIO(planted.FORMATS[form](["正文"]))), Pipe()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    assert all(one.readable is True for one in check(stream.getvalue(), f"文件.{form}"))


def test_a_zip_behind_a_file_of_another_kind_is_read() -> None:
    packed = planted.as_zip([f"电话{hidden.NUMBER}"])
    for name, data in {
        "文.pdf": planted.as_pdf(["正文"]),
        "图.png": b"\x89PNG\r\n\x1a\n" + b"0" * 50,
        "文.txt": "正文".encode(),
    }.items():
        checked = check(data + packed, name)
        assert "压缩包" in checked[0].reason, name
        assert hidden.NUMBER in {one.text for each in checked for one in each.findings}, name


def test_a_page_with_a_style_beyond_all_bounds_is_still_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def slow(data: bytes, name: str) -> None:
        raise Refusal("file_slow", "太慢。")

    monkeypatch.setattr("gongkai.ground.textcheck.hiding.page.unseen", slow)
    (checked,) = check(f"<html><body><p>{hidden.NUMBER}".encode(), "文件.html")
    assert (checked.readable, "样式" in checked.reason) == ("partly", True)
    assert [one.text for one in checked.findings] == [hidden.NUMBER]
