"""Width and invisible characters: one form for each character of a text."""

from __future__ import annotations

import re
import unicodedata

# Full-width letters, digits and signs become half-width. Marks that Chinese text sets full-width
# （，：；！？（）～） stay as they are.
_STAYS = frozenset("！（），：；？～")
_SIGNS = {
    code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _STAYS
} | str.maketrans(
    {
        "«": "《",
        "»": "》",
        "‹": "〈",
        "›": "〉",
        "﹝": "〔",
        "﹞": "〕",
        "❲": "〔",
        "❳": "〕",
        "﹙": "（",
        "﹚": "）",
        "︰": "：",
        "﹕": "：",
        "﹐": "，",
        "﹑": "、",
        "﹔": "；",
        "｡": "。",
        "､": "、",
        "｢": "「",
        "｣": "」",
        "･": "·",
        "〜": "～",
    }
)
# Radicals and compatibility ideographs that PDF extraction yields in place of the character, and
# numbers in one character (⑴ ⒈ ㈠). Nothing outside the BMP is touched.
_COMPOSED = re.compile("[⺟⻳⼀-⿕\uf900-\ufaff⑴-⒛㈠-㈩]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Control characters, zero-width blanks and joiners, soft hyphens, marks of direction.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)


def one_width(text: str) -> str:
    """Half-width letters and digits, full-width Chinese marks, plain spaces, ``\\n`` as break.

    Zero-width and control characters go. The length may change (⒈ becomes ``1.``).
    """
    text = _COMPOSED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = _BREAKS.sub("\n", text)
    text = UNSEEN.sub("", text)
    return _SPACES.sub(" ", text).translate(_SIGNS)
