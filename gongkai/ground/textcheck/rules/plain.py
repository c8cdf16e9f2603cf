"""A text as numbers are looked for in it: one form of digits, blanks, dashes; nothing unseen."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from gongkai.ground.language.width import UNSEEN

BMP = 0xFFFF  # classes of a regular expression beyond it cost much more
LAST = 0x1FFFF  # no script with digits of its own lies beyond


def _one_form() -> dict[int, int]:
    """Full-width forms, the digits of every script, blanks and dashes of every width: one character
    for one, so that places stay what they are. ① stays: it may be the mark of a list."""
    table = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    for code in range(0x80, LAST + 1):
        category = unicodedata.category(chr(code))
        if category == "Nd":
            table[code] = ord(str(unicodedata.digit(chr(code))))
        elif category == "Zs" and code != 0x3000:
            table[code] = ord(" ")
        elif code > BMP and category == "No" and unicodedata.numeric(chr(code)) in range(10):
            table[code] = ord("⓪①②③④⑤⑥⑦⑧⑨"[int(unicodedata.numeric(chr(code)))])
    dashes = (0x2010, 0x2011, 0x2012, 0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D)
    return table | dict.fromkeys(dashes, ord("-"))


_TABLE = _one_form()
_OTHERS = re.compile(
    "[" + "".join(re.escape(chr(code)) for code in sorted(_TABLE) if code <= BMP) + "]+"
)
OFTEN = "，（）：；！？％"
_BEYOND = re.compile(f"[{chr(BMP + 1)}-{chr(LAST)}]+")  # by itself: one class of both is slow

# Strokes and frames over a character, and how it is to be drawn: 1\ufe0f\u20e3 is a 1.
_MARKS = re.compile(UNSEEN.pattern[:-1] + "\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f]")


class Plain:
    """``text`` to look in; ``span`` says where something in it stands in the original."""

    def __init__(self, original: str) -> None:
        text = original if original.isascii() else _formed(original)
        # How far each sign that is left out stands behind what is left of the text before it.
        self._unseen = [hit.start() - count for count, hit in enumerate(_MARKS.finditer(text))]
        self.text = _MARKS.sub("", text) if self._unseen else text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of ``text`` as a span of the original."""
        if not self._unseen or end <= start:
            return start, end
        return self._place(start), self._place(end - 1) + 1

    def _place(self, at: int) -> int:
        return at + bisect_right(self._unseen, at)


def _formed(text: str) -> str:
    """The text in one form. To put what a Chinese text is full of into it sign by sign, and to look
    for the rest, is several times faster than to look every character up."""
    for sign in OFTEN:
        text = text.replace(sign, chr(_TABLE[ord(sign)]))
    for pattern in (_OTHERS, _BEYOND):
        text = pattern.sub(lambda hit: hit[0].translate(_TABLE), text)
    return text
