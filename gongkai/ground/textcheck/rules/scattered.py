"""Numbers of a person that signs, line ends or other digits keep from being a run of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import masking
from .finding import Finding, Grade
from .numbers import identity, is_mobile, luhn, made
from .rows import DIVIDES, GAP, SHARED, Row, cards

# Looked for from every number on, as an order number may stand before the right one: 3.4403…
# The region, the century and the day keep most other numbers out at once (``identity``).
_FRONT = ("[1-9]", "[0-7]", *("[0-9]",) * 4, "[12]", "[0189]", *("[0-9]",) * 2)
_BORN = (*_FRONT, "[01]", "[0-9]", "[0-3]", *("[0-9]",) * 4)
SCATTERED = re.compile(rf"(?<![0-9])(?=({f'{GAP}'.join(_BORN)}{GAP}(?:[Xx]|[0-9](?![0-9]))))")
WITHIN = re.compile(rf"(?=({''.join(_BORN)}[0-9Xx]))")
UNION = re.compile(rf"(?<![0-9])6{GAP}2")  # the beginning of a card
ROW = re.compile(rf"[0-9](?:{GAP}+[0-9]){{10,}}+(?:{GAP}+[Xx])?+")
LONG = re.compile(r"[0-9]{19,300}[Xx]?")
# 138.0013.8000: as mobiles are grouped. Without a sign on both sides it may be a decimal number.
_SIGN = GAP.replace("{0,4}", "{1,4}")
GROUPED = re.compile(
    rf"(?<![0-9])(?=(1[3-9][0-9])({_SIGN})([0-9]{{4}})({_SIGN})([0-9]{{4}})(?![0-9]))"
)
# 1.3.8.…: digit by digit, with the same sign each time.
SINGLE = re.compile(rf"(?<![0-9])(?=(1({_SIGN})[3-9](?:\2[0-9]){{9}})(?![0-9]))")
# What rather stands between two cells, or two numbers.
_BETWEEN = re.compile(r"[\t\n,，、:|]")
# A mobile that begins in one line and ends in the next.
BROKEN = re.compile(
    r"(?<![0-9])(?=((1[0-9]{0,9})-?[ \t\r]{0,3}\n[ \t]{0,3}([0-9]{1,10}))(?![0-9]))"
)
# Behind the number of a line in a list, and not the decimals of a number.
LISTED = re.compile(
    r"(?:^|(?<=[\s,;:，。；：、()（）]))[0-9]{1,2}\.(1[3-9][0-9]{9}|62[0-9]{14,17})(?![0-9])", re.M
)
_DIGITS = {str(digit): (str(digit), 0) for digit in range(10)}


def in_row(text: str, start: int, end: int) -> Iterator[Finding]:
    """What is found in a row of plain digits (``ROW``). Only what checks in every respect is more
    than possible."""
    for hit in SCATTERED.finditer(text, start, end):
        number = "".join(sign for sign in hit[1] if sign.isalnum())
        if identity(number) == "sure":
            grade: Grade = "likely" if DIVIDES.search(hit[1]) else "sure"
            yield made("id_number", hit[1], grade, masking.id_number(number), hit.start(1))
    for run in LONG.finditer(text, start, end):
        yield from _within(run[0], run.start())
    yield from _mobiles(text, start, end)
    for hit in LISTED.finditer(text, start, end):
        yield from _listed(hit[1], hit.start(1))
    for first in UNION.finditer(text, start, end):
        row = Row(text, first.start(), min(first.start() + SHARED, end), _DIGITS)
        yield from (one for one in cards(row) if one.start == first.start())


def _within(run: str, start: int) -> Iterator[Finding]:
    free = 0
    for hit in WITHIN.finditer(run):
        if hit.start() >= free and identity(hit[1]) == "sure":
            mask = masking.id_number(hit[1])
            yield made("id_number", hit[1], "likely", mask, start + hit.start())
            free = hit.end(1)


def _listed(number: str, start: int) -> Iterator[Finding]:
    if is_mobile(number):
        yield made("mobile", number, "likely", masking.mobile(number), start)
    elif luhn(number):
        yield made("bank_card", number, "likely", masking.bank_card(number), start)


def _mobiles(text: str, start: int, end: int) -> Iterator[Finding]:
    for hit in GROUPED.finditer(text, start, end):
        number, stop = hit[1] + hit[3] + hit[5], hit.end(5)
        loose = _BETWEEN.search(hit[2] + hit[4]) or _goes_on(text, hit.start(), stop, hit[2])
        grade: Grade = "possible" if loose else "likely"
        yield made("mobile", text[hit.start() : stop], grade, masking.mobile(number), hit.start())
    for hit in SINGLE.finditer(text, start, end):
        if not _goes_on(text, hit.start(), hit.end(1), hit[2]):
            number = "".join(sign for sign in hit[1] if sign.isdigit())
            grade = "possible" if _BETWEEN.search(hit[2]) else "likely"
            yield made("mobile", hit[1], grade, masking.mobile(number), hit.start())
    for hit in BROKEN.finditer(text, start, end):
        number = hit[2] + hit[3]
        if is_mobile(number):
            yield made("mobile", hit[1], "possible", masking.mobile(number), hit.start())


def _goes_on(text: str, start: int, end: int, sign: str) -> bool:
    """Whether digits and the same sign stand on either side: 1.138.0013.8000 is rather a code."""
    before = text[max(start - len(sign) - 1, 0) : start]
    after = text[end : end + len(sign) + 1]
    return (before[:1].isdigit() and before[1:] == sign) or (
        after[-1:].isdigit() and after[:-1] == sign
    )
