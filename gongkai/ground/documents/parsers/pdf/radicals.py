"""Radicals that stand for characters.

Some programs label the glyph of 文 in a pdf as U+2F42 KANGXI RADICAL SCRIPT, because the font draws
both alike. A reader sees the character, a search for it finds nothing. They are put back here.
"""

from __future__ import annotations

import re
import unicodedata

# CJK Radicals Supplement: those Unicode gives no mapping for, and that look like a character.
_SUPPLEMENT = dict(
    zip(
        "⺠⺫⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰",
        "民目虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙",
        strict=True,
    )
)
_RADICAL = re.compile("[\u2e80-\u2fdf]")


def as_characters(text: str) -> str:
    """``text`` with every radical that looks like a character replaced by it."""
    return _RADICAL.sub(lambda found: _character(found[0]), text)


def _character(radical: str) -> str:
    return _SUPPLEMENT.get(radical) or unicodedata.normalize("NFKC", radical)
