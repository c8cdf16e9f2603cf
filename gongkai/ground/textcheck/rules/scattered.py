"""Numbers of a person that signs, line ends or other digits keep from standing by themselves.

Only what checks in every respect is told, since any two numbers of a table may seem to be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import masking
from .finding import Finding, Grade
from .numbers import CARD, identity, is_mobile, luhn, made, of_person

# Any signs that people, tables and line ends put between the characters of one number.
GAP = r"[\s.·•/_,，、\-–—~:|]{0,4}"
# Looked for from every number on, as an order number may stand before the right one: 3.4403…
IDENTITY = re.compile(rf"(?<![0-9])(?=([1-9](?:{GAP}[0-9]){{16}}{GAP}(?:[Xx]|[0-9](?![0-9]))))")
ROW = re.compile(rf"[0-9](?:{GAP}[0-9]){{10,}}(?:{GAP}[Xx])?")
# Gaps that rather divide one number from the next.
DIVIDES = re.compile(r"[\n,，、:|]")
LONG = re.compile(r"[0-9]{19,300}[Xx]?")
UNION = re.compile(r"(?<![0-9])6(?=[^0-9]{0,4}2)")
# 138.1234.5678 and 1/3/8/1/2/3/4/5/6/7/8: the same sign each time.
_SIGN = r"([.·•/_~—–\-,，、:|]|\s)"
PARTED = re.compile(
    rf"(?<![0-9.])1(?:[3-9][0-9]{_SIGN}[0-9]{{4}}\1[0-9]{{4}}|{_SIGN}(?:[0-9]\2){{9}}[0-9])(?![0-9.])"
)
BROKEN = re.compile(r"(?<![0-9])1[3-9][0-9]{1,8}[ \t]*\n[ \t]*[0-9]{1,8}(?![0-9])")


def scattered(text: str) -> Iterator[Finding]:
    """Identity numbers, cards and mobiles with signs between their digits (half width)."""
    for row in ROW.finditer(text):  # one pass over the text; the others look at rows alone
        yield from in_row(text, *row.span())


def in_row(text: str, start: int, end: int) -> Iterator[Finding]:
    """The same in one row of digits and signs."""
    for hit in IDENTITY.finditer(text, start, end):
        number = _digits(hit[1])
        if identity(number) == "sure":
            yield of_person(number, hit.start(1), hit[1], _grade(hit[1], "sure"))
    for run in LONG.finditer(text, start, end):
        yield from _within(run[0], run.start())
    for hit in UNION.finditer(text, start, end):
        yield from _card(text[hit.start() : end], hit.start())
    for pattern in (PARTED, BROKEN):
        for hit in pattern.finditer(text, start, end):
            if is_mobile(number := _digits(hit[0])):
                grade = _grade(hit[0], "likely")
                yield made("mobile", hit[0], grade, masking.mobile(number), hit.start())


def _grade(shown: str, best: Grade) -> Grade:
    if not DIVIDES.search(shown):
        return best
    return "likely" if best == "sure" else "possible"


def _digits(shown: str) -> str:
    return "".join(sign for sign in shown if sign.isalnum())


def _within(run: str, start: int) -> Iterator[Finding]:
    at = 0
    while at <= len(run) - 18:
        number = run[at : at + 18]
        if identity(number) == "sure":
            yield of_person(number, start + at, number, "likely")
            at += 17
        at += 1


def _card(row: str, start: int) -> Iterator[Finding]:
    """A card of UnionPay that begins the row: as many of its digits as check."""
    digits, found = "", None
    for at, sign in enumerate(row):
        if not sign.isdigit():
            continue
        digits += sign
        if len(digits) >= CARD.stop:
            break
        ends = not row[at + 1 : at + 2].isdigit()
        if ends and len(digits) in CARD and luhn(digits) and len(digits) < at + 1:
            found = row[: at + 1], digits
    if found is not None:
        shown, number = found
        grade = _grade(shown, "likely")
        yield made("bank_card", shown, grade, masking.bank_card(number), start)
