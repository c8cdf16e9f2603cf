"""ofd: lines and paragraphs from where text stands, hostile files refused with a sentence."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.parsers import ofd, parse
from tests.factories.ofd import ofd_bytes

LINES = ["关于举办政府开放日活动的通知", "\u3000\u3000各单位请在三月五日以前报名，", "不要迟到。"]


@pytest.mark.parametrize("split", [False, True])
def test_lines_become_paragraphs_in_reading_order(split: bool) -> None:
    document = parse(ofd_bytes([LINES, ["第二页𠮷"]], split=split), "通知.ofd")
    assert document.format == "ofd"
    texts = [block.text for block in document.paragraphs]
    assert texts == [
        "关于举办政府开放日活动的通知",
        "各单位请在三月五日以前报名，不要迟到。",
        "第二页𠮷",
    ]
    assert [block.page for block in document.paragraphs] == [1, 1, 2]


def test_columns_of_a_line_stay_apart() -> None:
    data = ofd_bytes([["姓名"]])
    page = _member(data, "Doc_0/Pages/Page_0/Content.xml")
    other = _member(ofd_bytes([["电话"]]), "Doc_0/Pages/Page_0/Content.xml")
    moved = other.split("<ofd:Layer")[1].split(">", 1)[1].split("</ofd:Layer>")[0]
    both = page.replace(
        "</ofd:Layer>", moved.replace('Boundary="30.0', 'Boundary="90.0') + "</ofd:Layer>"
    )
    document = parse(_with(data, "Doc_0/Pages/Page_0/Content.xml", both), "表.ofd")
    assert document.text == "姓名\t电话"


def test_what_a_file_carries_with_it() -> None:
    data = ofd_bytes([LINES], author="李四", attached=[("名单.txt", "张三".encode())])
    assert ofd.author(data) == "李四"
    assert ofd.attached(data) == [("名单.txt", "张三".encode())]


def test_a_scan_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        parse(ofd_bytes([[]]), "扫描.ofd")
    assert refused.value.code == "ofd_scanned"


@given(
    st.binary(max_size=400),
    st.sampled_from(["OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml"]),
)
def test_a_broken_part_is_a_refusal_and_nothing_else(content: bytes, part: str) -> None:
    data = _with(ofd_bytes([LINES]), part, content)
    with contextlib.suppress(Refusal):
        parse(data, "坏.ofd")


@given(
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")),
        min_size=1,
        max_size=30,
    )
)
def test_whatever_text_stands_there_is_read(text: str) -> None:
    if not text.strip():
        return
    document = parse(ofd_bytes([[text.strip()]]), "字.ofd")
    assert "".join(document.text.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "place", ["../../etc/passwd", "/OFD.xml", "Pages/none.xml", "Pages/../../OFD.xml"]
)
def test_no_location_leads_out_of_the_file(place: str) -> None:
    data = ofd_bytes([LINES])
    document = _member(data, "Doc_0/Document.xml")
    wrong = document.replace("Pages/Page_0/Content.xml", place)
    with pytest.raises(Refusal):
        parse(_with(data, "Doc_0/Document.xml", wrong), "坏.ofd")


def _member(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def _with(data: bytes, name: str, content: str | bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
    return stream.getvalue()
