"""Numbers of a person whose digits are spelled: 一三八…, 壹叁捌…, ①③⑧…, ¹³⁸…, also mixed with 138.

Rows of such signs are common (一、二、三; 二〇二五年): only what checks in every respect is told.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from . import masking
from .finding import Finding, Grade
from .numbers import CARD, identity, is_mobile, luhn, made
from .scattered import DIVIDES, GAP, in_row

GRADE: Grade = "likely"  # at best: nobody writes a telephone so by chance, but rows of signs are


def _values() -> dict[str, str]:
    """Each sign that spells one digit, by the Unicode database and by the Chinese numerals."""
    chinese = (
        "〇零○",
        "一壹弌幺",
        "二贰貳弍两",
        "三叁參弎",
        "四肆",
        "五伍",
        "六陆陸",
        "七柒",
        "八捌",
        "九玖",
    )
    found = {sign: str(digit) for digit, signs in enumerate(chinese) for sign in signs}
    for code in range(0x80, sys.maxunicode + 1):
        if unicodedata.category(chr(code)) == "No":
            digit = unicodedata.digit(chr(code), None)
            if digit is not None:
                found[chr(code)] = str(digit)
    return found


_VALUES = _values()
_TABLE = str.maketrans(_VALUES)
_ODD = "".join(map(re.escape, _VALUES))
ODD = re.compile(f"[{_ODD}]")
ROW = re.compile(rf"[{_ODD}0-9](?:{GAP}[{_ODD}0-9]){{10,}}(?:{GAP}[Xx])?")


def spelled(text: str) -> Iterator[Finding]:
    """Identity numbers, cards and mobiles with at least one digit that is spelled."""
    for row in ROW.finditer(text):
        if ODD.search(row[0]):
            yield from _in_row(row[0], row.start())


def _in_row(row: str, start: int) -> Iterator[Finding]:
    plain = row.translate(_TABLE)
    for one in in_row(plain, 0, len(plain)):
        if ODD.search(row[one.start : one.end]):
            yield _moved(one, row, start)
    at = 0
    for part in DIVIDES.split(row):
        if len(part) >= 11 and ODD.search(part):
            for one in _whole(part.translate(_TABLE), at):
                yield _moved(one, row, start)
        at += len(part) + 1


def _whole(part: str, at: int) -> Iterator[Finding]:
    """The one number that all digits of a part make."""
    shown = part.strip(" \t.·•/_-–—~")
    at += part.index(shown)
    number = "".join(sign for sign in shown if sign.isalnum())
    if is_mobile(number):
        yield made("mobile", shown, GRADE, masking.mobile(number), at)
    elif identity(number) == "sure":
        yield made("id_number", shown, GRADE, masking.id_number(number), at)
    elif number.isdigit() and len(number) in CARD and number[:2] == "62" and luhn(number):
        yield made("bank_card", shown, GRADE, masking.bank_card(number), at)


def _moved(one: Finding, row: str, start: int) -> Finding:
    """The finding in the text as it was written."""
    grade = GRADE if one.grade == "sure" else one.grade
    shown = row[one.start : one.end]
    return replace(one, text=shown, grade=grade, start=start + one.start, end=start + one.end)
