"""ASCII punctuation inside Chinese text becomes Chinese punctuation.

Whether a mark stands in Chinese is told by the nearest characters around it that are no such marks
themselves. They do not change when marks change, so doing it twice changes nothing more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.ground.language.characters import is_chinese

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_PLAIN = frozenset(",;:?!")
_LOOK_THROUGH = frozenset(" \n") | frozenset(_FULL) | frozenset(_FULL.values()) | {"…"}
# Addresses, mail boxes and file names keep their dots and colons.
_KEPT = re.compile(
    r"(?:https?|ftp)://[!-'*-~]+"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|txt|zip|rar|jpe?g|png|html?|com|cn|net|org)\b",
    re.IGNORECASE,
)
_DOTS = re.compile(r"\.{3,}")


@dataclass(frozen=True, slots=True)
class _Passage:
    """A text with, for each position, the nearest characters that are neither mark nor space."""

    text: str
    before: list[str]
    after: list[str]
    kept: frozenset[int]

    def in_chinese(self, i: int) -> bool:
        return _chinese(self.before[i]) or _chinese(self.after[i])


def chinese_punctuation(text: str) -> str:
    """``公开.(责任单位:市政府,各县)`` → ``公开。（责任单位：市政府，各县）``.

    Decimals, ``12,345``, ``1.``, times, addresses and mail boxes stay as they are. Expects text of
    one width (see ``width.one_width``).
    """
    if not any(mark in text for mark in _FULL):
        return text
    kept = frozenset(i for found in _KEPT.finditer(text) for i in range(*found.span()))
    after = _nearest_before(text[::-1])[::-1]
    passage = _Passage(text, _nearest_before(text), after, kept)
    written = list(text)
    for i, mark in enumerate(text):
        if i not in kept and _turns(mark, passage, i):
            written[i] = _FULL[mark]
    _turn_dots(passage, written)
    _turn_brackets(passage, written)
    return "".join(written)


def _nearest_before(text: str) -> list[str]:
    nearest, last = [], ""
    for character in text:
        nearest.append(last)
        if character not in _LOOK_THROUGH:
            last = character
    return nearest


def _turns(mark: str, passage: _Passage, i: int) -> bool:
    """Whether the mark at ``i`` stands in Chinese. Brackets are judged in pairs elsewhere."""
    if mark in _PLAIN:
        return passage.in_chinese(i)
    if mark != "." or "." in (passage.text[i - 1 : i], passage.text[i + 1 : i + 2]):
        return False
    # After a digit or a letter it is a decimal, a heading (1. A.) or a name; after Chinese a stop.
    before = passage.before[i]
    return _chinese(before) or (
        _chinese(passage.after[i]) and before != "" and not before.isalnum()
    )


def _turn_dots(passage: _Passage, written: list[str]) -> None:
    """Three or more dots in Chinese are an ellipsis, which takes two characters."""
    for found in _DOTS.finditer(passage.text):
        first, last = found.start(), found.end() - 1
        if first not in passage.kept and passage.in_chinese(first):
            written[first : last + 1] = ["…", "…"] + [""] * (last - first - 1)


def _turn_brackets(passage: _Passage, written: list[str]) -> None:
    """Both brackets of a pair turn when one of them touches Chinese, inside or outside."""
    opened: list[int] = []
    for i, mark in enumerate(passage.text):
        if mark in "(（":
            opened.append(i)
        elif mark in ")）":
            _turn_pair([opened.pop(), i] if opened else [i], passage, written)
    for i in opened:
        _turn_pair([i], passage, written)


def _turn_pair(pair: list[int], passage: _Passage, written: list[str]) -> None:
    if any(passage.text[i] in "（）" or passage.in_chinese(i) for i in pair):
        for i in pair:
            if i not in passage.kept:
                written[i] = _FULL.get(passage.text[i], passage.text[i])


def _chinese(character: str) -> bool:
    return character != "" and is_chinese(character)
