"""One normal form for Chinese text out of PDF, Word and web pages."""

from __future__ import annotations

import re

from gongkai.ground.language.characters import CHINESE
from gongkai.ground.language.lines import is_page_number, unwrap
from gongkai.ground.language.punctuation import chinese_punctuation
from gongkai.ground.language.width import one_width

__all__ = ["is_page_number", "normalise", "unwrap"]

_BOOKMARK = re.compile(r"\[\s*bookmark\s*[:：][^\[\]]*\]", re.IGNORECASE)
_GAP = re.compile(f"(?<=[{CHINESE}])[ \n]+|(?<![ \n])[ \n]+(?=[{CHINESE}])")
_WHITE = re.compile("[ \n]+")


def normalise(text: str) -> str:
    """The normal form of one passage (a paragraph, a table cell): never a line break in it.

    One width for digits and letters; Chinese punctuation in Chinese; «» as 《》; bookmarks of Word,
    zero-width and control characters removed; no spaces beside Chinese; one space between other
    words. Lines and tabs count as spaces: cut columns and paragraphs apart before (``unwrap``).
    ``normalise(normalise(text)) == normalise(text)``.
    """
    text = _without_bookmarks(one_width(text))
    text = chinese_punctuation(text)
    return _WHITE.sub(" ", _GAP.sub("", text)).strip()


def _without_bookmarks(text: str) -> str:
    while (shorter := _BOOKMARK.sub("", text)) != text:
        text = shorter
    return text
