"""Numbered headings: 一、 over （一） over 1. — and which of them a plan uses for what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from gongkai.oversight.plans.rules.text.paragraphs import Text

Style = Literal["chinese", "bracketed", "arabic"]

_STYLES: tuple[tuple[Style, re.Pattern[str]], ...] = (
    (
        "chinese",
        re.compile(r"[一二三四五六七八九十]{1,3}[、．.]|第[一二三四五六七八九十]+[部分章]+[、：]?"),
    ),
    ("bracketed", re.compile(r"（[一二三四五六七八九十]{1,3}）[、.．]?")),
    ("arabic", re.compile(r"\d{1,2}[、．.](?!\d)")),
)
_LONGEST = 45


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its mark (一、坚持标准引领), the mark's length, and whether 。 ends it."""

    level: Literal["section", "item"]
    text: str
    mark: int
    stopped: bool


def style_of(text: str) -> tuple[Style, int] | None:
    """The style of the number that a text begins with, and its length."""
    for style, pattern in _STYLES:
        if found := pattern.match(text):
            return style, found.end()
    return None


@dataclass(frozen=True, slots=True)
class Scheme:
    """Which style heads items, and which arabic headings stand for 一、 by a slip of the writer."""

    item: Style
    sections: frozenset[int]

    def heading(self, paragraph: Text) -> Heading | None:
        """The heading that a paragraph begins with, or None for plain text."""
        numbered = style_of(paragraph.text)
        if numbered is None:
            return None
        style, mark = numbered
        level: Literal["section", "item"]
        if style == "chinese" or paragraph.number in self.sections:
            level = "section"
        elif style == self.item:
            level = "item"
        else:
            return None
        text = _first_sentence(paragraph.text, mark)
        return Heading(level, text, mark, paragraph.text[len(text) : len(text) + 1] == "。")


def _first_sentence(text: str, mark: int) -> str:
    """The heading up to its period; blank where the first sentence is too long for one."""
    head, _, rest = text.partition("。")
    too_long = len(head) > _LONGEST + mark and (rest or len(head) > 2 * _LONGEST)
    return "" if too_long else head


def scheme_of(paragraphs: list[Text]) -> Scheme:
    """Read from the whole plan what its numbers mean."""
    styles = [(paragraph, style_of(paragraph.text)) for paragraph in paragraphs]
    numbered = [(paragraph, style[0]) for paragraph, style in styles if style]
    sections = {
        paragraph.number
        for (paragraph, style), (_, following) in pairwise(numbered)
        if style == "arabic"
        and following == "bracketed"
        and len(paragraph.text) < _LONGEST
        and "。" not in paragraph.text
    }
    bracketed = any(style == "bracketed" for _, style in numbered)
    return Scheme("bracketed" if bracketed else "arabic", frozenset(sections))
