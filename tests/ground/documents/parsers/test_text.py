"""Plain text: encodings and lines."""

import pytest

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents import limits
from gongkai.ground.documents.parsers import parse

TEXT = "序号\t任务\r\n\r\n　　一、𠮷林路与㐂字\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"])
def test_every_encoding_gives_the_same_lines(encoding: str) -> None:
    document = parse(TEXT.encode(encoding), "要点.txt")
    assert [(p.source, p.text) for p in document.paragraphs] == [
        (1, "序号\t任务"),
        (3, "　　一、𠮷林路与㐂字"),
    ]


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\0" * 100])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        parse(data, "空.txt")
    assert refused.value.code == "file_empty"


def test_binary_named_txt_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        parse(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "图.txt")
    assert refused.value.code == "file_type_unsupported"
    assert "docx" in refused.value.sentence


def test_a_stray_control_character_is_cleaned_away() -> None:
    document = parse(("做好公开\0工作。" + "认真做好本年度政务公开工作。" * 3).encode(), "要点.txt")
    assert document.text.startswith("做好公开工作。")


def test_a_text_that_is_too_large_is_told_the_limit() -> None:
    with pytest.raises(Refusal) as refused:
        parse(b"a" * (limits.TEXT + 1), "要点.txt")
    assert refused.value.code == "text_too_large"
    assert "32 MB" in refused.value.sentence
