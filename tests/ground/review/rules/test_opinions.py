"""What an opinion lacks: ticks, and an opinion on each part as it is now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai.ground.review.rules.chains import Stage, Turn
from gongkai.ground.review.rules.content import TEXT, Content, Part
from gongkai.ground.review.rules.opinions import NOT_PUBLIC, PUBLIC, Opinion, PartOpinion, missing

PROOF = Turn(
    (Stage("first", "初审", "v", 1, (("names", "姓名没有写错"), ("days", "日期没有写错"))),)
)
SECRECY = Turn((Stage("secrecy", "保密审查", "v", 1, each_part=True),))
CONTENT = Content(
    (Part.of_text(TEXT, "正文", "关于开放日的通知"), Part.of_text("7", "附件1.docx", "名单"))
)


def given(part: Part, **more: str) -> PartOpinion:
    plain = PartOpinion(part.key, part.digest, PUBLIC, "不涉及国家秘密事项范围", "不会")
    return replace(plain, **more)


WHOLE = Opinion(parts=tuple(given(part) for part in CONTENT.parts))


def codes(turn: Turn, opinion: Opinion, content: Content = CONTENT) -> list[tuple[str, str]]:
    return [(reason.code, reason.where) for reason in missing(turn, opinion, content)]


def test_every_tick_is_asked_for() -> None:
    assert codes(PROOF, Opinion()) == [("not_ticked", "names"), ("not_ticked", "days")]
    assert codes(PROOF, Opinion(ticks=frozenset({"days"}))) == [("not_ticked", "names")]
    assert codes(PROOF, Opinion(ticks=frozenset({"days", "names"}))) == []


def test_the_text_and_each_attachment_has_its_own_opinion() -> None:
    assert codes(SECRECY, WHOLE) == []
    assert codes(SECRECY, Opinion()) == [("part_missing", TEXT), ("part_missing", "7")]
    assert codes(SECRECY, replace(WHOLE, parts=WHOLE.parts[:1])) == [("part_missing", "7")]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"result": NOT_PUBLIC}, "not_public"),
        ({"result": ""}, "not_public"),
        ({"basis": "  "}, "basis_missing"),
        ({"together": ""}, "together_missing"),
        ({"digest": "of another file"}, "part_missing"),
    ],
)
def test_each_opinion_says_all_of_it_on_what_is_there_now(more: dict[str, str], code: str) -> None:
    parts = (WHOLE.parts[0], given(CONTENT.parts[1], **more))
    assert codes(SECRECY, Opinion(parts=parts)) == [(code, "7")]
