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
    """Which paragraphs, by their place, head sections and which head items."""

    sections: frozenset[int]
    items: frozenset[int]

    def heading(self, paragraph: Text) -> Heading | None:
        """The heading that a paragraph begins with, or None for plain text."""
        numbered = style_of(paragraph.text)
        if numbered is None:
            return None
        if paragraph.at in self.sections:
            level: Literal["section", "item"] = "section"
        elif paragraph.at in self.items:
            level = "item"
        else:
            return None
        text, mark = paragraph.text, numbered[1]
        head = _first_sentence(text, mark)
        return Heading(level, head, mark, text[len(head) : len(head) + 1] == "。")


def _first_sentence(text: str, mark: int) -> str:
    """The heading up to its period; blank where the first sentence is too long for one."""
    head, _, rest = text.partition("。")
    too_long = len(head) > _LONGEST + mark and (rest or len(head) > 2 * _LONGEST)
    return "" if too_long else head


def scheme_of(paragraphs: list[Text]) -> Scheme:
    """Read from the whole plan what its numbers mean.

    Within a section the first style that is used heads the items: （一） has 1. below it as plain
    text, but where there is no （一） the items are 1., 2., 3.
    """
    numbered = [
        (paragraph, found[0]) for paragraph in paragraphs if (found := style_of(paragraph.text))
    ]
    sections = _sections(numbered)
    items: set[int] = set()
    first: Style | None = None
    for paragraph, style in numbered:
        if paragraph.at in sections:
            first = None
            continue
        first = first or style
        if style in {first, "bracketed"}:
            items.add(paragraph.at)
    return Scheme(frozenset(sections), frozenset(items))


def _sections(numbered: list[tuple[Text, Style]]) -> set[int]:
    """一、 and what stands for it by a slip of the writer: a short 1、 right above （一）."""
    found = {paragraph.at for paragraph, style in numbered if style == "chinese"}
    for (paragraph, style), (following, _) in pairwise(numbered):
        short = len(paragraph.text) < _LONGEST and "。" not in paragraph.text
        if style == "arabic" and short and following.text.startswith("（一）"):
            found.add(paragraph.at)
    return found
