"""Numbers of a person in signs other than plain digits: 一三八…, ①③⑧…, 壹叁捌…, or mixed.

The signs are those of Unicode's categories No and Nl with a value from 0 to 9 (circled, in
brackets, with a full stop, raised, 〇) and the characters for digits of GB/T 15835-2011 and of
cheques; ○ is written for 〇, and 幺 is said for one in telephone numbers.

They are read here alone and not where all digits get one form: ① before 13800138000 is the mark of
a list, and the mobile behind it is one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from . import masking
from .finding import Finding, Grade
from .numbers import identity, is_mobile, made
from .plain import BMP
from .rows import DIVIDES, Row, blocks, cards, row_of

_CHINESE = [
    "〇零○◯",
    "一壹弌幺",
    "二贰貳弍",
    "三叁參叄弎",
    "四肆",
    "五伍",
    "六陆陸",
    "七柒",
    "八捌",
    "九玖",
]
ENDS = "XxⅩⅹ×"  # the eleventh check character
PLAIN, NAMED, DRAWN = 0, 1, 2  # ways of writing


def _signs() -> dict[str, tuple[str, int]]:
    """Each sign with its plain digit and its way of writing. ``Plain`` turns those beyond the BMP
    into circled ones."""
    table = {str(digit): (str(digit), PLAIN) for digit in range(10)}
    for code in range(0x80, BMP + 1):
        sign = chr(code)
        value = unicodedata.numeric(sign, -1)
        if unicodedata.category(sign) in ("No", "Nl") and value in range(10):
            table[sign] = (str(int(value)), DRAWN)
    for digit, signs in enumerate(_CHINESE):
        table |= dict.fromkeys(signs, (str(digit), NAMED))
    return table


SIGNS = _signs()


def _ranges(signs: set[str]) -> str:
    """Signs as parts of a class, neighbours as one."""
    parts: list[list[int]] = []
    for code in sorted(map(ord, signs)):
        if parts and parts[-1][1] == code - 1:
            parts[-1][1] = code
        else:
            parts.append([code, code])
    return "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in parts)


ANY = row_of(_ranges(set(SIGNS)), ENDS)
OTHER = re.compile(f"[{_ranges({sign for sign, (_, way) in SIGNS.items() if way})}]")


def in_row(text: str, start: int, end: int) -> Iterator[Finding]:
    """What is found in a row of such signs (``ANY``): identity numbers whose check character is
    right, mobiles of exactly eleven, UnionPay cards. Never sure, and never plain digits alone."""
    for begin, stop in blocks(start, end):
        row = Row(text, begin, stop, SIGNS)
        for one in (*_identities(row, stop), *_mobiles(row), *cards(row)):
            if OTHER.search(one.text):
                yield one


def _identities(row: Row, end: int) -> Iterator[Finding]:
    last = row.text[end - 1] if row.text[end - 1] in ENDS else ""
    for at in range(len(row.digits) - 17):
        if identity(row.digits[at : at + 18]) == "sure":
            yield _identity(row, at, row.shown(at, 18))
    at = len(row.digits) - 17
    if last and at >= 0 and identity(f"{row.digits[at:]}X") == "sure":
        yield _identity(row, at, row.text[row.places[at] : end])


def _identity(row: Row, at: int, shown: str) -> Finding:
    mask = masking.id_number(row.written(at, 17) + "*")
    return made("id_number", shown, "likely", mask, row.places[at])


def _mobiles(row: Row) -> Iterator[Finding]:
    at = row.digits.find("1")
    while at >= 0:
        end = at + 11
        if row.free[at] and is_mobile(row.digits[at:end]) and row.free[end]:
            shown = row.shown(at, 11)
            grade: Grade = "possible" if DIVIDES.search(shown) else "likely"
            mask = masking.mobile(row.written(at, 11))
            yield made("mobile", shown, grade, mask, row.places[at])
        at = row.digits.find("1", at + 1)
