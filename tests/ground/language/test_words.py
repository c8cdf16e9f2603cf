"""Words of Chinese text: nothing is lost, and words are words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.language.words import words


def test_a_sentence_is_cut_into_words() -> None:
    assert words("自收到申请之日起二十日内答复。") == [
        "自", "收到", "申请", "之日起", "二十日", "内", "答复", "。",
    ]  # fmt: skip


@given(st.text())
def test_joined_again_it_is_the_text(text: str) -> None:
    assert "".join(words(text)) == text


def test_characters_beyond_the_basic_plane_stay_whole() -> None:
    assert "".join(words("𠮷林𬌗镇")) == "𠮷林𬌗镇"
