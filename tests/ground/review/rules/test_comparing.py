"""What changed is shown word by word, and nothing of either text is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.ground.review.rules.comparing import Run, changes, compare
from gongkai.ground.review.rules.content import TEXT, Content, Part

OLD = "第一条 为了规范政务公开。\n申请人自收到之日起二十日内答复。\n第三条\n第四条\n第五条\n第六条"
NEW = (
    "第一条 为了规范政务公开。\n申请人自收到之日起三十日内答复。\n第三条\n第四条\n第五条\n第六条。"
)


def side(before: str, after: str, *kinds: str) -> list[str]:
    """The paragraphs with something in them, as they read when only these runs are read."""
    lines = compare(before, after)
    kept = ["".join(run.text for run in line if run.kind in kinds) for line in lines]
    return [text for text in kept if text]


def written(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


def test_a_word_takes_the_place_of_a_word() -> None:
    line = compare(OLD, NEW)[1]
    assert line == (
        Run("same", "申请人自收到之日起"),
        Run("out", "二十日"),
        Run("in", "三十日"),
        Run("same", "内答复。"),
    )


TEXTS = st.lists(st.text("一二三四年月日公开，。ab 1", max_size=12), max_size=6).map("\n".join)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_the_differences(before: str, after: str) -> None:
    assert side(before, after, "same", "in") == written(after)
    assert side(before, after, "same", "out") == written(before)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(run.kind == "same" for line in compare(text, text) for run in line)


def content(**parts: str) -> Content:
    return Content(tuple(Part.of_text(key, f"{key}.docx", text) for key, text in parts.items()))


def test_parts_that_came_went_and_changed() -> None:
    before, after = content(text=OLD, a="甲", b="乙"), content(text=NEW, b="乙", c="丙")
    found = changes(before, after)
    assert [(one.key, one.added, one.removed) for one in found] == [
        ("text", False, False), ("c", True, False), ("a", False, True),
    ]  # fmt: skip
    lines = found[0].lines
    assert lines[-3:] == (None, (Run("same", "第五条"),), lines[-1])


def test_the_first_time_nothing_is_compared() -> None:
    assert changes(None, content(text=OLD)) == []


def test_a_picture_that_changed_is_told_without_words() -> None:
    old, new = (Content((Part(TEXT, "图.png", "", digest),)) for digest in ("1", "2"))
    [one] = changes(old, new)
    assert (one.key, one.lines) == (TEXT, ())


def test_a_new_name_is_a_change() -> None:
    part = Part.of_text(TEXT, "旧名", "一样")
    [one] = changes(Content((part,)), Content((Part(TEXT, "新名", "一样", part.digest),)))
    assert one.renamed_from == "旧名"


def test_a_long_paragraph_ends_soon() -> None:
    assert compare("甲乙丙丁" * 50_000, "甲乙丙戊" * 50_000)[0][0].kind == "out"
