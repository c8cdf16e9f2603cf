"""A list of names cut into names, with phrases that belong together kept whole."""

from __future__ import annotations

import re
from functools import lru_cache

from gongkai.oversight.plans.rules.units.names import (
    completes,
    is_group,
    is_unit_name,
    with_shared_prefix,
)

_LONGEST = 400  # characters; what is longer is no name, however it is trimmed
_OPENING, _CLOSING = "（〔[【(", "）〕]】)"
_AND = re.compile(
    r"以及|(?<=[局委办厅部院会府处室心司行联队])(?:及|和|与)(?=(?:各|有关|相关|其他|其它|所属|省|市|县|区|镇|乡|街道|国|驻))|"
    r"(?<=[局委办厅部院会府处室心司行联队])及(?=.)|及(?=(?:有关|相关|其他|其它|各))|"
    # Names that stood apart by a space only: 区财政局区审计局.
    r"(?<=..[局厅])(?=[省市县区][^省市县区、]{2,12}(?:局|厅|委|办|中心))"
)
# 等 as a word of its own, not the one in 中等 or 高等.
_AND_OTHERS = re.compile(r"(?<=[^中高初平同])等(?!级|次|学校|教育|职业)")
_SAYS_WHICH = re.compile(r".*(?:有关|相关|各|其他|其它|责任|成员|职能|主管|直).*")
_FILLER = re.compile(
    r"^(?:由|以及|及|和|与|并|其中|包括)(?=.{2})|(?:按(?:照)?(?:各自)?职责(?:分工)?|分别|共同)$"
)


def names_in(words: str) -> list[str]:
    """The names in a list without verbs, in order; phrases like 各镇、街道 stay one name."""
    names: list[str] = []
    separator = ""
    for piece, following in _pieces(words):
        if names and separator in "、，和及与" and completes(names[-1], piece):
            names[-1] += separator + piece
        else:
            names.extend(_with_others(piece))
        separator = following
    return with_shared_prefix([name for name in names if name])


def _pieces(words: str) -> list[tuple[str, str]]:
    """Pieces between separators outside brackets, each with the separator that follows it."""
    pieces: list[tuple[str, str]] = []
    depth, current = 0, ""
    for sign in words:
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth <= 0 and sign in "、，,；;。":
            pieces.append((current, sign))
            current = ""
        else:
            current += sign
    pieces.append((current, ""))
    found: list[tuple[str, str]] = []
    for piece, last in pieces:
        *joined, end = _at_conjunctions(piece.strip(" \u3000"))
        found += [(part, sign) for part, sign in (*joined, (end[0], last)) if part]
    return found


@lru_cache(maxsize=4096)
def _at_conjunctions(piece: str) -> tuple[tuple[str, str], ...]:
    """区科技局及相关部门 is two names; 文化和旅游局 is one."""
    parts, start = [], 0
    for found in _AND.finditer(piece):
        parts.append((_trim(piece[start : found.start()]), found.group()))
        start = found.end()
    return (*parts, (_trim(piece[start:]), ""))


def _trim(piece: str) -> str:
    piece = piece.strip("、，。； ")
    if len(piece) > _LONGEST:
        return piece
    while (shorter := _FILLER.sub("", piece)) != piece:
        piece = shorter
    return _without_stray_bracket(piece)


def _without_stray_bracket(piece: str) -> str:
    """A bracket that lost its partner belongs to the tag, not to the name."""
    opened = sum(piece.count(sign) for sign in _OPENING)
    closed = sum(piece.count(sign) for sign in _CLOSING)
    if opened > closed and piece[0] in _OPENING:
        return piece[1:]
    if closed > opened and piece[-1] in _CLOSING:
        return piece[:-1]
    if opened == closed == 1 and piece[0] in _OPENING and piece[-1] in _CLOSING:
        return piece[1:-1]
    return piece


def _with_others(piece: str) -> list[str]:
    """区商务局等有关部门 names one unit and an open group."""
    found = _AND_OTHERS.search(piece)
    if found is None:
        return [piece]
    named, others = piece[: found.start()], piece[found.end() :]
    if not others:
        return [named]
    if is_group(others) or is_unit_name(others):
        return [named, others if _SAYS_WHICH.match(others) else f"等{others}"]
    return [piece]
