"""Lines joined into paragraphs: hard line breaks inside sentences are undone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.ground.language.normal import normalise
from gongkai.oversight.plans.rules.aligned import width_of
from gongkai.oversight.plans.rules.text.drawn import PAGE
from gongkai.oversight.plans.rules.text.grid import Line

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_MARK = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、．.]|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、](?!\d)|"
    r"附\s*件\s*[\d一二三四五六七八九十]*\s*[:：]?|抄\s*送|主\s*送|第[一二三四五六七八九十]+[章节部])"
)
_LABEL_WORDS = r"(?:牵头|责任|配合|主办|协办|完成|时限|落实)[^，。：:]{0,8}"
_LABEL = re.compile(rf"\s*(?:[(（〔\[【]?{_LABEL_WORDS}[:：]|[〔\[【]{_LABEL_WORDS}[】〕\]])")
# A tag that lost its closing bracket, or one on a line of its own, ends a paragraph.
_OPEN_TAG = re.compile(rf"(?:^|[(（〔\[【]){_LABEL_WORDS}[:：][^。；]*$")
_LONGEST_TAG = 12  # lines: a tag does not go on for more
_BARE_LABEL = re.compile(rf"{_LABEL_WORDS}[:：]$")
_WHOLE_TAG = re.compile(
    r"（[^（）]*(?:（[^（）]*）[^（）]*)*）|〔[^〔〕]*〕|\[[^\[\]]*\]|【[^【】]*】"
)
_BRACKETS = ("（(〔[【", "）)〕]】")
_ENDED = re.compile(r"[。！？：；.!?:;）)〕\]】]$")
_OPENS = ("（", "(", "〔", "[", "【", "《", "“", "、", "，", ",")
_LEADS_ON = re.compile(r"\s*[，、。；：！？）〕》”,;]")


@dataclass(frozen=True, slots=True)
class Text:
    """A normalised paragraph: the number of its first line, and its place among all of them."""

    text: str
    number: int
    at: int


def paragraphs(lines: list[Line]) -> list[Text]:
    """Paragraphs of consecutive lines, without blank lines and page numbers."""
    column = _column(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if not line.text.strip() or PAGE.fullmatch(line.text):
            continue
        if groups and _continues(groups[-1], line, column):
            groups[-1].append(line)
        else:
            groups.append([line])
    texts = [(normal_line(_joined(group)), group[0].number) for group in groups]
    return [Text(text, number, at) for at, (text, number) in enumerate(texts) if text]


def normal_line(text: str) -> str:
    """The normal form. The point of 一. or （一）. belongs to a heading's mark, it is no stop."""
    text = re.sub(rf"^\s*({_NUMERAL})[.．](?=\D)", r"\1、", text)
    return normalise(re.sub(rf"^\s*([(（]{_NUMERAL}[)）])\s*[.．](?=\D)", r"\1", text))


@dataclass(frozen=True, slots=True)
class Column:
    """The column in which a text was broken, in signs and in places; 0 where it was not.

    Either measure alone deceives: half-width digits and marks take one place, and some files
    have them all over.
    """

    signs: int
    places: int

    def is_full(self, line: str) -> bool:
        """Whether the line was broken because nothing more fitted in."""
        return bool(self.signs) and (
            len(line) >= self.signs - 3 or width_of(line) >= self.places - 6
        )

    def is_short(self, line: str) -> bool:
        """Whether the line ends a paragraph: there was room for more."""
        return len(line) < self.signs - 5 and width_of(line) < self.places - 10


def _column(lines: list[Line]) -> Column:
    texts = [text for line in lines if len(text := line.text.strip()) > 4]
    if len(texts) < 8:
        return Column(0, 0)
    signs = _most(len(text) for text in texts)
    near = sum(signs - 3 <= len(text) <= signs + 3 for text in texts)
    if not 12 <= signs <= 60 or near < len(texts) * 0.3:
        return Column(0, 0)
    return Column(signs, _most(map(width_of, texts)))


def _most(sizes: Iterable[int]) -> int:
    """What nearly all stay below."""
    ordered = sorted(sizes)
    return ordered[int(len(ordered) * 0.95) - 1]


def _continues(group: list[Line], line: Line, column: Column) -> bool:
    """Whether ``line`` goes on with the paragraph that ``group`` began."""
    last = group[-1].text.strip()
    if (
        _LEADS_ON.match(line.text)
        or last.endswith(_OPENS)
        or _BARE_LABEL.search(last)
        or _closes_tag(group, line)
    ):
        return True
    if _begins_anew(line) or (len(group) == 1 and _WHOLE_TAG.fullmatch(last)):
        return False
    open_tag = bool(_OPEN_TAG.search(_joined(group[-_LONGEST_TAG:])))
    alone = len(group) == 1 and (group[0].heading or _stands_alone(last))
    if line.begins is not None:
        return not line.begins or not (_ENDED.search(last) or open_tag or alone)
    if column.is_full(last):
        return True
    if column.is_short(last) or (open_tag and not column.signs):
        return False
    return not alone and not _ENDED.search(last)


def _closes_tag(group: list[Line], line: Line) -> bool:
    """Whether the line holds the closing bracket of a tag that the group left open."""
    sentence = re.split(r"[。；]", _joined(group[-_LONGEST_TAG:]))[-1]
    if sum(map(_depth, sentence)) < 1:
        return False
    depth = 0
    for sign in line.text:
        depth += _depth(sign)
        if sign in "。；：:" or depth < 0:
            return depth < 0
    return False


def _depth(sign: str) -> int:
    return (sign in _BRACKETS[0]) - (sign in _BRACKETS[1])


def _begins_anew(line: Line) -> bool:
    """Whether the line has the mark of a heading or the label of a tag."""
    begin = re.sub(r"\s", "", line.text[:24])
    return line.heading or bool(_MARK.match(begin) or _LABEL.match(begin))


def _stands_alone(text: str) -> bool:
    """A heading or a signature: short and without the end of a sentence."""
    if _MARK.match(text):
        return len(text) < 45 and not re.search(r"[。；]", text)
    return len(text) < 25 and not re.search(r"[，。；,;]", text)


def _joined(group: list[Line]) -> str:
    text = ""
    for line in group:
        part = line.text.strip()
        # Two words need a space; a number that was broken does not.
        words = text[-1:].isascii() and part[:1].isascii()
        text += (" " if words and text[-1:].isalpha() and part[:1].isalpha() else "") + part
    return text
