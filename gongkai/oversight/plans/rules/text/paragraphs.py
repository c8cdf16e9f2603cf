"""Lines joined into paragraphs: hard line breaks inside sentences are undone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.ground.language.normal import normalise
from gongkai.oversight.plans.rules.text.drawn import PAGE
from gongkai.oversight.plans.rules.text.grid import Line

_MARK = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、．.]|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、](?!\d)|"
    r"附\s*件\s*[\d一二三四五六七八九十]*\s*[:：]?|抄\s*送|主\s*送|第[一二三四五六七八九十]+[章节部])"
)
_LABEL = re.compile(
    r"\s*[(（〔\[【]?(?:牵头|责任|配合|主办|协办|完成|时限|落实)[^，。：:]{0,8}[:：]"
)
_ENDED = re.compile(r"[。！？：；.!?:;）)〕\]】]$")
_LEADS_ON = re.compile(r"\s*[，、。；：！？）〕》”,;]")


@dataclass(frozen=True, slots=True)
class Text:
    """A normalised paragraph. ``number`` is that of its first line."""

    text: str
    number: int
    heading: bool = False


def paragraphs(lines: list[Line]) -> list[Text]:
    """Paragraphs of consecutive lines, without blank lines and page numbers."""
    full = _full_width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if not line.text.strip() or PAGE.fullmatch(line.text):
            continue
        if groups and _continues(groups[-1], line, full):
            groups[-1].append(line)
        else:
            groups.append([line])
    texts = [Text(normalise(_joined(group)), group[0].number, group[0].heading) for group in groups]
    return [text for text in texts if text.text]


def _full_width(lines: list[Line]) -> int:
    """The length of lines broken because they were full; 0 where lines are whole paragraphs."""
    lengths = sorted(len(line.text.strip()) for line in lines if len(line.text.strip()) > 4)
    if len(lengths) < 8:
        return 0
    width = lengths[int(len(lengths) * 0.95) - 1]
    near = sum(width - 3 <= length <= width + 3 for length in lengths)
    return width if 15 <= width <= 60 and near >= len(lengths) * 0.3 else 0


def _continues(group: list[Line], line: Line, full: int) -> bool:
    last = group[-1].text.strip()
    if _LEADS_ON.match(line.text):
        return True
    if line.heading or _MARK.match(line.text) or _LABEL.match(line.text):
        return False
    if full and len(last) >= full - 3:
        return True
    alone = len(group) == 1
    if alone and (group[0].heading or _stands_alone(last)):
        return False
    return not _ENDED.search(last)


def _stands_alone(text: str) -> bool:
    """A heading or a signature: short and without the end of a sentence."""
    if _MARK.match(text):
        return len(text) < 45 and not re.search(r"[。；]", text)
    return len(text) < 25 and not re.search(r"[，。；,;]", text)


def _joined(group: list[Line]) -> str:
    text = ""
    for line in group:
        part = line.text.strip()
        both_latin = text[-1:].isascii() and part[:1].isascii() and text[-1:].isalnum()
        text += (" " if both_latin and part[:1].isalnum() else "") + part
    return text
