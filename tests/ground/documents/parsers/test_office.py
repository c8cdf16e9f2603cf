"""doc and wps: by LibreOffice, or a sentence."""

from __future__ import annotations

import shutil

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


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_libreoffice_reads_it() -> None:
    assert "云川" in parse(b"{\\rtf1\\ansi\\uc0 \\u20113 \\u24029 }", "要点.doc").text
