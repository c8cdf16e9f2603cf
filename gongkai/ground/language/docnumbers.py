"""Document numbers (发文字号): 临政办字〔2025〕9号.

Three parts make one: the issuer's letters, the year and the running number
(党政机关公文处理工作条例 Art. 9(5)). The hexagonal brackets, no leading zero, no 第 and the
closing 号 are the layout of GB/T 9704-2012. Orders (国务院令第711号) are numbered otherwise and are
no such numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.ground.language.characters import HAN
from gongkai.ground.language.numerals import number_of
from gongkai.ground.language.width import one_width

_SPACE = r"[ \t\u3000\u00a0]*"
_ISSUER = rf"(?P<issuer>[{HAN}](?:{_SPACE}[{HAN}]){{1,14}})"
_YEAR = "(?P<year>[0-9０-９]{4}|[一二][〇○◯零一二三四五六七八九]{3})"
_COUNT = "(?P<number>[0-9０-９]{1,5}|[一二三四五六七八九十百零〇]{1,7})"
_FORMS = (
    rf"{_ISSUER}{_SPACE}(?P<open>[〔\[（(【﹝［〈「]){_SPACE}{_YEAR}{_SPACE}年?{_SPACE}"
    rf"(?P<close>[〕\]）)】﹞］〉」]){_SPACE}(?P<ordinal>第)?{_SPACE}{_COUNT}(?:{_SPACE}(?P<hao>号))?",
    # One bracket lost, or both with a dot or dash in their place.
    rf"{_ISSUER}{_SPACE}(?P<open>[〔\[（(【﹝［]){_YEAR}{_SPACE}(?P<ordinal>第)?{_COUNT}(?:{_SPACE}(?P<hao>号))?",
    rf"{_ISSUER}{_SPACE}{_YEAR}(?P<close>[〕\]）)】﹞］]){_SPACE}(?P<ordinal>第)?{_COUNT}(?:{_SPACE}(?P<hao>号))?",
    rf"{_ISSUER}{_SPACE}{_YEAR}(?P<mark>[.．\-－—·])(?P<ordinal>第)?{_COUNT}{_SPACE}(?P<hao>号)",
)
_LENIENT = tuple(re.compile(form) for form in _FORMS)
_CANONICAL = re.compile(rf"[{HAN}]{{2,}}〔(?:19|20)[0-9]{{2}}〕[1-9][0-9]*号")

_WARNINGS = {
    "bracket": "年份应当用六角括号“〔〕”括起来。",
    "bracket_missing": "年份两边的六角括号“〔〕”缺了，请补上。",
    "spaces": "文号中间不应有空格。",
    "width": "年份和序号应当用半角数字。",
    "numerals": "年份和序号应当用阿拉伯数字。",
    "zero": "序号前面不应补零。",
    "ordinal": "序号前面不应写“第”。",
    "hao": "序号后面缺“号”字。",
}
# What stands before a number in a sentence and is no part of it.
_LEAD_IN = re.compile(
    "^.*(?:根据|按照|依据|依照|参照|遵照|执行|关于|印发|转发|下发|发布|通知|文件|文号|字号|废止|修改|"
    "详见|参见|其中|以及|并以|已经|原|按|见|以|的)(?=.{2})"
)
_AFTER_A_NUMBER = re.compile("^号?[和与及或](?=.{2})")
_ENDINGS = frozenset("发字函规办复批报告呈请知秘任备监通规综电传党政")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number as found at ``source[start:end]``; ``str()`` is the canonical form.

    ``warnings`` are codes of what the writer did otherwise; ``sentences`` are the same in Chinese.
    """

    issuer: str
    year: int
    number: int
    text: str
    start: int
    end: int
    warnings: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.issuer}〔{self.year}〕{self.number}号"

    @property
    def canonical(self) -> str:
        """``临政办字〔2025〕9号``, whatever the writer wrote."""
        return str(self)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What to mend, as Chinese sentences."""
        return tuple(_WARNINGS[code] for code in self.warnings)


def is_canonical(text: str) -> bool:
    """Whether ``text`` is exactly one number in the form of GB/T 9704-2012."""
    return _CANONICAL.fullmatch(text) is not None


def read(text: str) -> DocumentNumber | None:
    """Read ``text`` as one document number, with the slips that occur, or None.

    Takes other brackets or one lost, spaces, full-width and Chinese figures, leading zeros, 第, a
    dot for the brackets (财金2017.135号) and a missing 号; each is named in ``warnings``.
    """
    for pattern in _LENIENT:
        found = pattern.fullmatch(text.strip())
        number = _built(found, len(text) - len(text.lstrip())) if found else None
        if number is not None:
            return number
    return None


def find(text: str) -> list[DocumentNumber]:
    """All document numbers in running text, in order, never overlapping.

    Words before a number (根据, 以及) are no part of its issuer. Where the brackets are not the
    hexagonal ones, the issuer must end like one (发, 字, 函): 建设路（2024）5号 is an address.
    """
    hits = [hit for pattern in _LENIENT for hit in pattern.finditer(text)]
    hits.sort(key=lambda hit: (hit.start("year"), -hit.end()))
    return list(_chosen(hits))


def _chosen(hits: list[re.Match[str]]) -> Iterator[DocumentNumber]:
    reached = 0
    for hit in hits:
        if hit.start("year") < reached:
            continue
        skip = max(_lead_in(hit["issuer"]), reached - hit.start())
        number = _built(hit, 0, skip)
        if number is not None and _trustworthy(hit, number):
            reached = number.end
            yield number


def _trustworthy(hit: re.Match[str], number: DocumentNumber) -> bool:
    parts = hit.groupdict()
    hexagonal = parts.get("open") in {"〔", "﹝"} or parts.get("close") in {"〕", "﹞"}
    return hexagonal or (parts.get("hao") is not None and number.issuer[-1] in _ENDINGS)


def _lead_in(issuer: str) -> int:
    """How many characters at the beginning of ``issuer`` belong to the sentence."""
    for pattern in (_LEAD_IN, _AFTER_A_NUMBER):
        if found := pattern.match(issuer):
            return found.end()
    return 0


def _built(hit: re.Match[str], offset: int, skip: int = 0) -> DocumentNumber | None:
    parts = hit.groupdict()
    issuer = re.sub(r"\s", "", hit["issuer"][skip:])
    year, number = number_of(hit["year"]), number_of(hit["number"])
    if len(issuer) < 2 or issuer.endswith("令") or year is None or not number:
        return None
    if not 1900 <= year < 2100:
        return None
    text = hit[0][skip:]
    lead = len(text) - len(text.lstrip())
    start = hit.start() + skip + lead + offset
    text = text.lstrip()
    return DocumentNumber(
        issuer, year, number, text, start, start + len(text), _warnings(parts, text)
    )


def _warnings(parts: dict[str, str | None], text: str) -> tuple[str, ...]:
    opened, closed = parts.get("open"), parts.get("close")
    figures = f"{parts['year']}{parts['number']}"
    signs = {
        "bracket_missing": opened is None or closed is None,
        "bracket": None not in (opened, closed) and (opened, closed) != ("〔", "〕"),
        "spaces": re.search(r"\s", text) is not None,
        "width": one_width(figures) != figures,
        "numerals": re.search(f"[{HAN}○◯]", figures) is not None,
        "zero": one_width(parts["number"] or "").startswith("0"),
        "ordinal": parts.get("ordinal") is not None,
        "hao": parts.get("hao") is None,
    }
    return tuple(code for code, present in signs.items() if present)
