"""Zips that mean harm."""

from __future__ import annotations

import io
import zipfile

import pytest

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents import limits
from gongkai.ground.documents.parsers import parse
from gongkai.ground.documents.parsers.archive import Archive, parse_xml
from tests.ground.documents.parsers.docx.made import p, package


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(Refusal) as answer:
        parse(data, "要点.docx")
    return answer.value.code


def test_a_member_that_swells_is_refused_before_it_is_unpacked() -> None:
    assert refused(zipped({"word/document.xml": bytes(limits.ZIP_RATIO_FROM)})) == "file_bomb"


def test_too_many_members_are_refused() -> None:
    names = {f"word/{number}.xml": b"" for number in range(limits.ZIP_MEMBERS + 1)}
    assert refused(zipped(names)) == "file_bomb"


def test_too_much_in_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ZIP_TOTAL", 1000)
    assert refused(zipped({"word/document.xml": bytes(600), "b": bytes(600)})) == "file_bomb"


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(zipped({"word/document.xml": b"x"}))
    directory = data.index(b"PK\1\2")
    data[directory + 8] |= 1
    assert refused(bytes(data)) == "file_encrypted"


def test_a_member_that_lies_about_its_size_is_broken() -> None:
    data = bytearray(zipped({"word/document.xml": b"x" * 1000}))
    directory = data.index(b"PK\1\2")
    data[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    with pytest.raises(Refusal) as answer:
        Archive(bytes(data)).read("word/document.xml")
    assert answer.value.code == "file_broken"


ENTITIES = b"""<!DOCTYPE a [
<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;"><!ENTITY f SYSTEM "/etc/passwd">
]>
<a>&c;&f;</a>"""


def test_entities_are_never_expanded() -> None:
    with pytest.raises(Refusal) as answer:
        parse_xml(ENTITIES)
    assert answer.value.code == "file_broken"


def test_xml_as_deep_as_a_well_is_refused() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 5000 + "</w:tc></w:tr></w:tbl>" * 5000
    assert refused(package(deep + p("字"))) == "file_broken"


def test_a_table_with_more_cells_than_anybody_writes_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "CELLS", 5_000)
    row = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{p("字")}</w:tc></w:tr>'
    assert refused(package(f"<w:tbl>{row * 6}</w:tbl>")) == "file_too_complex"
