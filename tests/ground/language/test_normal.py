"""The normal form of passages: examples of every kind of dirt, and properties."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.ground.language.normal import normalise

DIRTY = st.text(
    st.sampled_from("公开年月日市 ,.;:()（），。\n\t1２a«»[]bookmark:…@/—\u3000\u200b𠮷⒈")
)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("２０２５ 年 ６月２６日,现印发\n给你们.", "2025年6月26日，现印发给你们。"),
        (
            "完善制度.(责任单位:市各部门,各县〔市、区〕)",
            "完善制度。（责任单位：市各部门，各县〔市、区〕）",
        ),
        ("[bookmark: _GoBack]关于«要点»的通知", "关于《要点》的通知"),
        ("[book[bookmark: 甲]mark: 乙]内容", "内容"),
        ("〈办法〉", "〈办法〉"),
        ("1.加强1,234个项目，增长3.5%", "1.加强1,234个项目，增长3.5%"),
        ("增长95%.下一步", "增长95%。下一步"),
        ("网址 http://a.example/c?d=1,信箱 x.y@b.example.cn", None),
        ("open (see c), then go.", "open (see c), then go."),
        ("工作.2025年", "工作。2025年"),
        ("附件.docx", "附件.docx"),
        ("上午10:30开会", "上午10:30开会"),
        ("等...工作", "等……工作"),
        ("⼯作⒈加强", "工作1.加强"),
        ("各 部 门\u3000单\xa0位\u200b\ufeff", "各部门单位"),
        ("AI  model\nfor 公开", "AI model for公开"),
        ("𠮷 家 𬌗", "𠮷家𬌗"),
        ("", ""),
    ],
)
def test_dirt_goes_and_sense_stays(raw: str, clean: str | None) -> None:
    if clean is None:
        assert "http://a.example/c?d=1" in normalise(raw)
        assert "x.y@b.example.cn" in normalise(raw)
    else:
        assert normalise(raw) == clean


@settings(max_examples=100)
@given(st.text() | DIRTY)
def test_twice_is_once_and_one_line_remains(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert "\n" not in once
    assert once == once.strip()


@given(st.text(st.characters(min_codepoint=0x20000, max_codepoint=0x3FFFD, categories=["Lo"])))
def test_characters_beyond_the_bmp_stay_whole(text: str) -> None:
    assert normalise(text) == text
