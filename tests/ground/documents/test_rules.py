"""File names made safe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.documents.rules import LONGEST, clean_name, with_extension


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("2025年工作要点.docx", "2025年工作要点.docx"),
        ("C:\\文件\\要点.docx", "要点.docx"),
        ("../../etc/passwd", "passwd"),
        ("要点\u202excod.exe", "要点xcod.exe"),
        ("要\r\n点\0.txt", "要点.txt"),
        ("  要点   一.txt ", "要点 一.txt"),
        ("𠮷林路.txt", "𠮷林路.txt"),
        ("", "未命名"),
        ("...", "未命名"),
        ("/", "未命名"),
        (".txt", "txt"),
    ],
)
def test_a_name_keeps_what_is_safe(given_name: str, kept: str) -> None:
    assert clean_name(given_name) == kept


@given(st.text(max_size=400))
def test_any_name_becomes_a_safe_one(name: str) -> None:
    plain = clean_name(name)
    assert 0 < len(plain) <= LONGEST
    assert not set(plain) & set('/\\\0\r\n<>:"|?*\u202e')
    assert clean_name(plain) == plain
    plain.encode()


def test_a_long_name_keeps_its_extension() -> None:
    assert clean_name("长" * 300 + ".docx") == "长" * 145 + ".docx"


def test_a_wrong_extension_gets_the_true_one_added() -> None:
    assert with_extension("要点.pdf", (".docx", ".wps")) == "要点.pdf.docx"
    assert with_extension("要点.WPS", (".docx", ".wps")) == "要点.WPS"
    assert with_extension("长" * 150, (".docx",)) == "长" * 145 + ".docx"
