"""Which character is what: the classes that the other files of this room ask for.

Han covers every plane, so that 𠮷 and 𬌗 (outside the BMP) count like any other character.
"""

from __future__ import annotations

import re

# Blocks of ideographs: 〇, extension A, the basic block, compatibility, and planes 2 and 3 whole.
HAN = "〇㐀-䶿一-鿿\uf900-\ufaff\U00020000-\U0003fffd"
# Marks that stand in Chinese text: brackets and stops of the CJK block, full-width forms that
# are punctuation, and the Chinese quotation marks, dashes and ellipsis.
MARKS = "、。〈〉《》「」『』【】〔〕〖〗〘〙！（），：；？～￥“”‘’…—·"
CHINESE = HAN + MARKS

_HAN = re.compile(f"[{HAN}]")
_CHINESE = re.compile(f"[{CHINESE}]")


def is_han(character: str) -> bool:
    """Whether this one character is an ideograph, of whatever plane."""
    return _HAN.fullmatch(character) is not None


def is_chinese(character: str) -> bool:
    """Whether this one character is an ideograph or a mark of Chinese text."""
    return _CHINESE.fullmatch(character) is not None
