"""Tags: the words that name the units for the sentences before them.

They stand in any bracket, with or without 责任单位：, nested, with a bracket missing, or on a line
of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gongkai.oversight.plans.rules.deadlines import looks_like_deadline
from gongkai.oversight.plans.rules.spans import Spans
from gongkai.oversight.plans.rules.units import looks_like_units, units_text
from gongkai.oversight.plans.rules.units.read import LABEL

_OPEN, _CLOSE = "（〔[【(", "）〕]】)"
_BRACKET = re.compile(r"[（〔\[【(）〕\]】)]")
_LONGEST = 500  # characters; no list of units is longer
DEADLINE_LABEL = (
    r"(?:完成时限|时限要求|完成时间|办理时限|时间要求|时间节点|完成期限|时间安排|时限|期限)"
)
_PERSON = (
    r"(?:责任领导|牵头领导|分管领导|包联领导|责任人|负责人|联系人|联络员|联系电话|联系方式|电话)"
)
_LABELLED = re.compile(rf"(?P<open>[（〔\[【(])?(?P<label>{LABEL}|{DEADLINE_LABEL}|{_PERSON})：")
_PERSONS = re.compile(rf"^{_PERSON}：[^；，。]*[；，]?|[；，、]{_PERSON}：[^；，。]*")
_DEADLINE = re.compile(rf"(?:^|[；，、。]){DEADLINE_LABEL}：(?P<words>[^；。]*)")
_NAME_ENDS = re.compile(
    r"[局委办厅部院会府处室心镇乡道司位门）〕](?![、，））])|落实|负责|配合|牵头"
)
# A name that ends and at once 各: the next sentence has begun.
_FUSED = re.compile(r"[局委办厅心室实责合头位道镇）]各|[会府]各级")
_BOUNDARY = "。；！？）〕]】：， "
_DUTY = re.compile(r"牵头|负责|配合|落实")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag's span in its paragraph, the words that name units, and a limit it may hold."""

    start: int
    end: int
    units: str
    deadline: str = ""
    broken: bool = False
    paragraph: int = 0


_BOXED = re.compile(
    rf"(?P<behind>(?<=[^。；，！？])(?=.))?[【〔\[](?P<label>{LABEL}|{DEADLINE_LABEL})[】〕\]]：?"
)


def unboxed(text: str) -> str:
    """【责任单位】甲局【时限】年底前 in the usual way of writing: 责任单位：甲局；时限：年底前."""
    first = _BOXED.search(text)
    if first is None:
        return text
    rest = _BOXED.sub(
        lambda box: f"{'' if box['behind'] is None else '；'}{box['label']}：", text[first.end() :]
    )
    return f"{text[: first.start()]}{first['label']}：{rest}"


def tags_in(text: str) -> list[Tag]:
    """All tags of a paragraph, in order, none overlapping."""
    taken = Spans()
    found = [
        tag
        for tag in (*_labelled(text), *_bare(text), *_unopened(text), *_sentences(text))
        if taken.claim(tag.start, tag.end)
    ]
    return sorted(found, key=lambda tag: tag.start)


def _labelled(text: str) -> Iterator[Tag]:
    at = 0
    opened = [found.start() for found in _LABELLED.finditer(text) if found["open"]]
    while found := _LABELLED.search(text, at):
        at = found.end()
        start = found.start()
        if not found["open"] and start and text[start - 1] not in _BOUNDARY:
            continue
        if not found["open"] and _within_names(text, start):
            continue
        end, words, broken = _extent(text, found, opened)
        if words.strip():
            yield _tag(start, end, words, broken)
            at = max(at, end)


def _within_names(text: str, at: int) -> bool:
    """Whether a bracket that began with names goes on here: （甲牵头；完成时限：12月底前）."""
    begin = max(text.rfind(sign, 0, at) for sign in _OPEN)
    if begin < 0 or at - begin > _LONGEST or "。" in text[begin:at]:
        return False
    close = _partners(text).get(begin)
    return close is not None and close > at and looks_like_units(units_text(text[begin + 1 : at]))


def _extent(text: str, found: re.Match[str], opened: list[int]) -> tuple[int, str, bool]:
    """Where the tag ends, its words with the label, and whether a bracket is missing.

    It ends at the latest where a bracket opens the next label, one of ``opened``:
    牵头单位：甲；配合单位：乙 is one tag.
    """
    begin = found.start("label")
    following = bisect_left(opened, found.end())
    limit = opened[following] if following < len(opened) else len(text)
    close = _closing(text, found.start(), limit) if found["open"] else _stray(text, begin, limit)
    if close is not None and "。" not in text[begin:close].strip("。"):
        return close + 1, text[begin:close], not found["open"]
    if text[found.end() : found.end() + 1] and text[found.end()] in _OPEN:
        # （责任单位：〔甲、乙〕推动……: the inner bracket holds the units.
        inner = _closing(text, found.end(), limit)
        if inner is not None:
            return inner + 1, text[begin : found.end()] + text[found.end() + 1 : inner], True
    stop = text.find("。", found.end(), limit)
    stop = limit if stop < 0 else stop
    if not found["open"]:
        return min(stop + 1, limit), text[begin:stop], False
    words = _names_at_start(text[found.end() : stop])
    return found.end() + len(words), text[begin : found.end()] + words, True


def _closing(text: str, start: int, limit: int) -> int | None:
    """Where the bracket that opens at ``start`` closes, before ``limit``."""
    close = _partners(text).get(start)
    return close if close is not None and close < limit else None


@lru_cache(maxsize=4)  # asked for every bracket of a paragraph in turn
def _partners(text: str) -> dict[int, int]:
    """Of each bracket that closes, where; kinds of brackets may be mixed up."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        if found.group() in _OPEN:
            opened.append(found.start())
        elif opened:
            partners[opened.pop()] = found.start()
    return partners


def _stray(text: str, start: int, limit: int) -> int | None:
    """The first bracket of the sentence that closes and was not opened behind ``start``."""
    depth = 1
    for at in range(start, limit):
        if text[at] == "。":
            return None
        depth += (text[at] in _OPEN) - (text[at] in _CLOSE)
        if depth == 0:
            return at
    return None


def _names_at_start(words: str) -> str:
    """As much of the words as names units, where the closing bracket is missing."""
    if looks_like_units(words) and not _FUSED.search(words):
        return words
    ends = [match.end() for match in _NAME_ENDS.finditer(words[:_LONGEST])]
    for end in reversed(ends):
        if looks_like_units(words[:end]) and not _FUSED.search(words[:end]):
            return words[:end]
    return words


def _tag(start: int, end: int, words: str, broken: bool = False) -> Tag:
    words, deadline = _parted(words)
    return Tag(start, end, units_text(_PERSONS.sub("", words)), deadline, broken)


def _parted(words: str) -> tuple[str, str]:
    """The words without their time limit, and that: labelled, or the last clause of the tag."""
    if found := _DEADLINE.search(words):
        return words[: found.start()] + words[found.end() :], found["words"].strip()
    units, _, last = words.rpartition("；" if "；" in words else "，")
    if looks_like_deadline(last) and looks_like_units(units_text(units)):
        return units, last.strip("。；， ")
    return words, ""


def _bare(text: str) -> Iterator[Tag]:
    """Brackets without a label that hold nothing but units, behind a sentence or at the end."""
    partners = _partners(text)
    at = 0
    while at < len(text):
        if text[at] not in _OPEN:
            at += 1
            continue
        close = partners.get(at)
        if close is None:
            at += 1
            continue
        words = text[at + 1 : close]
        behind = at > 0 and text[at - 1] in "。；！？）〕"
        last = not text[close + 1 :].strip("。； ")
        before_period = text[close + 1 : close + 2] == "。" and bool(_DUTY.search(words))
        # At the very beginning stands a tag that a page break cut from its sentences.
        placed = behind or last or before_period or at == 0
        if placed and looks_like_units(units_text(_parted(words)[0])):
            yield _tag(at, close + 1, words)
        at = close + 1


def _unopened(text: str) -> Iterator[Tag]:
    """A closing bracket without its partner: the units since the last sentence."""
    depth = start = 0
    for at, sign in enumerate(text):
        if sign in "。；！？":
            start = at + 1
        depth += sign in _OPEN
        if sign not in _CLOSE:
            continue
        depth -= 1
        if depth < 0:
            depth = 0
            if at - start < _LONGEST and looks_like_units(text[start:at]):
                yield Tag(start, at + 1, units_text(text[start:at]), broken=True)


def _sentences(text: str) -> Iterator[Tag]:
    """A sentence that is nothing but who does it: 由甲牵头，乙、丙配合。"""
    for found in re.finditer(r"(?<=[。；！？])[^。；！？（〔]{4,200}[。]?", text):
        words = found.group().strip("。 ")
        if _DUTY.search(words) and looks_like_units(words):
            yield Tag(found.start(), found.end(), units_text(words))
