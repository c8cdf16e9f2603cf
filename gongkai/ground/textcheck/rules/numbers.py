"""Numbers that tell of a person: identity numbers, cards, telephones. Their checksums grade them.

GB 11643-1999 (公民身份号码): region, birthday, order, check character by ISO 7064 MOD 11-2.
GB 32100-2015 (统一社会信用代码): 18 characters, the last by MOD 31. Cards: ISO/IEC 7812 (Luhn).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from . import masking
from .finding import Finding, Grade, Kind

# Patterns begin with the characters that they may begin with, and look back from there: a text is
# skipped up to these much faster than it is asked at each place what stands before.
# A run of digits as it is written: spaces, hyphens and dots may stand inside.
RUN = re.compile(r"[0-9](?<![0-9][0-9])(?<![0-9]\.[0-9])[0-9 \u3000\-–—]{5,60}[0-9][Xx]?(?![0-9])")
LETTER = re.compile(r"[A-Za-z]")
PIECE = re.compile(r"[0-9]+[Xx]?")
CREDIT = re.compile(
    r"[0-9A-HJ-NPQRTUWXY](?<![0-9A-Za-z][0-9A-Z])[0-9A-HJ-NPQRTUWXY][0-9]{6}"
    r"[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])"
)
AREA = re.compile(
    r"[0(（+4](?<![0-9].)(?:(?:(?<=0)[1-9][0-9]{1,2}|(?<=[(（])0[1-9][0-9]{1,2}[)）]"
    r"|(?<=\+)86[- ]?[1-9][0-9]{1,2}[- ])[-–— ]?[2-8][0-9]{6,7}"
    r"|(?<=4)00[- ]?[0-9]{3}[- ]?[0-9]{4})(?![0-9])"
)
CALLED = re.compile(r"(?:电\s*话|传\s*真|热\s*线|Tel|TEL)[^0-9\n]{0,12}([2-8][0-9]{6,7})(?![0-9])")
MONEY = re.compile(
    r"(?:\.[0-9]{1,9})?\s*(?:[万亿千百]?(?:元|美元|吨|米|公里|平方|立方|股|份|人次)|%|‰)"
)
# Pieces in which identity numbers and mobiles are written: 370105 19900101 1239, 138 0013 8000.
GROUPS = frozenset(
    {
        *((6, 8, 4), (6, 4, 4, 4), (6, 4, 2, 2, 4), (3, 3, 4, 4, 4), (14, 4), (17, 1), (6, 12)),
        *((3, 4, 4), (3, 3, 5), (3, 8), (7, 4), (11,), (1,) * 11, (1,) * 18),
    }
)
COUNTED = (re.compile(r"第\s{0,2}$"), re.compile(r"\s{0,2}号"))  # 第18612345678号: of a document
ACCOUNT = re.compile(r"(?:卡\s*号|帐\s*号|账\s*号|账\s*户|帐\s*户|开户|银行|一卡通|社保卡)")
IDENTITY = re.compile(r"(?:身\s*份\s*证|公民身份|证件号|证\s*号)")

REGIONS = frozenset(
    (
        *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37"),
        *("41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54"),
        *("61", "62", "63", "64", "65", "71", "81", "82", "83", "91"),
    )
)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CARD = range(16, 20)
# Accounts of units have up to 22 digits that no check of cards fits.
ACCOUNTS = range(20, 23)
OWN_ACCOUNT = re.compile(r"[账帐]\s*[号户]|卡\s*号|开户")
# Directly before a number: it is one of papers and not of people.
NUMBERED = re.compile(
    r"(?:编\s*号|序\s*号|流水号|订单号|项目号|合同号|单\s*号|批\s*号|文\s*号|案\s*号)(?:为|是)?[:：\s（(]{0,3}$"
)
# What may stand before the eleven digits of a mobile, by the length of all: the country, the 0 of a
# distant call, numbers for cheap calls.
FRONTS: dict[int, tuple[str, ...]] = {
    **{11: ("",), 12: ("0",), 13: ("86",), 15: ("0086",)},
    16: ("17951", "12593", "17909", "17911", "12520", "17950", "17991", "10193"),
}
MOST = 25  # characters of a number that is joined of pieces
BEFORE = 24  # characters before a number in which a word may say what it is


def id_checks(number: str) -> bool:
    """Whether the last character of 18 is right."""
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECKS[total % 11] == number[17].upper()


def luhn(number: str) -> bool:
    """Whether the digits pass Luhn's check."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def credit_checks(code: str) -> bool:
    """Whether the last character of a credit code is right."""
    try:
        values = [CREDIT_ALPHABET.index(each) for each in code]
    except ValueError:
        return False
    total = sum(value * pow(3, place, 31) for place, value in enumerate(values[:17]))
    return (31 - total % 31) % 31 == values[17]


def born(digits: str) -> bool:
    """Whether eight (or six, of the last century) digits are a day on which somebody was born."""
    text = digits if len(digits) == 8 else f"19{digits}"
    try:
        day = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return False
    return 1880 <= day.year <= 2100


def identity(number: str) -> Grade | None:
    """How surely these 15 or 18 characters are an identity number; None: not at all."""
    if number[:2] not in REGIONS:
        return _of_foreigner(number)
    if len(number) == 15 and number.isdigit():
        return "likely" if born(number[6:12]) else None
    if len(number) != 18 or not number[:17].isdigit():
        return None
    if not born(number[6:14]):
        return "possible" if id_checks(number) else None
    return "sure" if id_checks(number) else "likely"


def _of_foreigner(number: str) -> Grade | None:
    """外国人永久居留身份证 (2023): 9, region, country in three digits, the rest as in others."""
    if number[0] != "9" or number[1:3] not in REGIONS or len(number) != 18:
        return None
    if not number[:17].isdigit() or not born(number[6:14]):
        return None
    return "sure" if id_checks(number) else "likely"


def is_mobile(number: str) -> bool:
    """Whether these are the eleven digits of a mobile telephone."""
    return len(number) == 11 and number.isdigit() and number[0] == "1" and number[1] in "3456789"


def numbers(text: str) -> Iterator[Finding]:
    """All identity numbers, cards and mobile telephones of a text (half width)."""
    for run in RUN.finditer(text):
        yield from _in_run(text, run.start(), run[0])


def credit_codes(text: str) -> Iterator[Finding]:
    """Codes of organisations, which are public, so that nobody takes them for a person's."""
    for found in CREDIT.finditer(text):
        code = found[0]
        if identity(code) in ("sure", "likely"):
            continue
        if credit_checks(code):
            yield made("credit_code", code, "likely", "", found.start())


def landlines(text: str) -> Iterator[Finding]:
    """Telephones with their area, or called so. Many are public: they are never sure."""
    for found in AREA.finditer(text):
        said = found[0]
        yield made("landline", said, "likely", masking.landline(said), found.start())
    for found in CALLED.finditer(text):
        yield made("landline", found[1], "likely", masking.landline(found[1]), found.start(1))


def _in_run(text: str, start: int, run: str) -> Iterator[Finding]:
    """What a run of digits holds: its pieces by themselves, and joined where they make sense."""
    pieces = [(piece.start(), piece[0]) for piece in PIECE.finditer(run)]
    at = 0
    while at < len(pieces):
        found, used = _best(text, start, pieces, at)
        if found is not None:
            yield _beside_letters(text, found)
        at += used


def _beside_letters(text: str, found: Finding) -> Finding:
    """Glued to letters it is rather part of a code; a right identity number stays likely."""
    around = text[max(found.start - 1, 0) : found.start] + text[found.end : found.end + 1]
    if not LETTER.search(around):
        return found
    sure = found.kind == "id_number" and found.grade == "sure"
    return replace(found, grade="likely" if sure else "possible")


def _best(
    text: str, start: int, pieces: list[tuple[int, str]], at: int
) -> tuple[Finding | None, int]:
    """The surest number that begins with this piece, and how many pieces it takes."""
    best: tuple[Finding | None, int] = (None, 1)
    order = {"sure": 3, "likely": 2, "possible": 1}
    joined = ""
    called = ACCOUNT.search(text, max(0, start + pieces[at][0] - BEFORE), start + pieces[at][0])
    for place in range(at, len(pieces)):
        joined += pieces[place][1]
        if len(joined) > MOST:
            break
        if place > at and not _worth(joined, bool(called)):
            continue
        begin, end = pieces[at][0], pieces[place][0] + len(pieces[place][1])
        sizes = tuple(len(piece) for _, piece in pieces[at : place + 1])
        found = _classified(text, joined, start + begin, start + end, sizes)
        if found is not None and len(sizes) > 1 and (at or place + 1 < len(pieces)):
            found = _among_others(found, sizes)
        better = best[0] is None or (found and order[found.grade] > order[best[0].grade])
        if found is not None and (better or _goes_on(best[0], found, sizes)):
            best = (found, place - at + 1)
    return best


def _worth(number: str, called: bool) -> bool:
    """Whether digits joined of pieces may be a number: a glance, as any row of cells joins many."""
    size = len(number.rstrip("Xx"))
    if {15, 18} & {size, len(number)} and number[:2] in REGIONS:
        return True
    if (size in CARD or size in ACCOUNTS) and (called or number.startswith("62")):
        return True
    return any(number.startswith(f"{front}1") for front in FRONTS.get(size, ()))


def _goes_on(best: Finding | None, found: Finding, sizes: tuple[int, ...]) -> bool:
    """Whether an account in fours is only longer than what was found of it, and no less sure."""
    same = best is not None and (best.kind, best.grade) == ("bank_card", found.grade)
    return same and found.kind == "bank_card" and set(sizes[:-1]) == {4}


def _classified(
    text: str, number: str, start: int, end: int, sizes: tuple[int, ...]
) -> Finding | None:
    """What the digits are. ``sizes`` of the pieces that gaps make of them: joined ones must be
    surer, and cells of a table of figures, which any two numbers may make up, are never sure."""
    whole = len(sizes) == 1
    shown = text[start:end]
    before = text[max(0, start - BEFORE) : start]
    found: Finding | None = None
    if len(number) in (15, 18):
        grade = identity(number)
        if grade is not None and (whole or grade == "sure" or IDENTITY.search(before)):
            grade = grade if whole or sizes in GROUPS or grade != "sure" else "likely"
            if grade == "likely" and NUMBERED.search(before) and not IDENTITY.search(before):
                grade = "possible"
            return Finding("id_number", shown, grade, "", masking.id_number(number), start, end)
    if number[-1] in "Xx":  # the letter belongs to something else
        number, end = number[:-1], end - 1
        shown = text[start:end]
        sizes = (*sizes[:-1], sizes[-1] - 1)
    if number.isdigit() and len(number) == 18 and credit_checks(number) and whole:
        return Finding("credit_code", shown, "likely", "", "", start, end)
    if len(number) in range(19, 24) and whole:
        found = _glued(text, number, start)
    account = len(number) in ACCOUNTS and OWN_ACCOUNT.search(before)
    if found is None and number.isdigit() and (account or len(number) in CARD):
        found = _card(shown, number, before, start, end, whole)
    if found is None:
        found = _mobile(text, number, start, end)
        if found is not None and not whole and not _grouped(sizes):
            found = replace(found, grade="possible")
    return found


def _grouped(sizes: tuple[int, ...]) -> bool:
    """Whether the pieces are those in which people write a mobile, with what is dialled before."""
    alone = {sizes, *((sizes[0] - front, *sizes[1:]) for front in (1, 2, 4, 5)), sizes[1:]}
    return bool(alone & GROUPS)


def _among_others(found: Finding, sizes: tuple[int, ...]) -> Finding:
    """Joined of some numbers of a row of them: a row of a table makes up mobiles of its own."""
    if found.kind != "mobile" or found.grade == "possible":
        return found
    return replace(
        found, grade="likely" if sizes == (3, 4, 4) or sizes[1:] == (11,) else "possible"
    )


def _glued(text: str, number: str, start: int) -> Finding | None:
    """An identity number to which a page number or an order number was glued."""
    for offset in (0, len(number) - 18):
        part = number[offset : offset + 18]
        if identity(part) == "sure":
            shown = text[start + offset : start + offset + 18]
            proposal = masking.id_number(part)
            begin = start + offset
            return Finding("id_number", shown, "likely", "", proposal, begin, begin + 18)
    return None


def _card(  # noqa: PLR0917  (one number and what stands around it)
    shown: str, number: str, before: str, start: int, end: int, whole: bool
) -> Finding | None:
    called, checks = ACCOUNT.search(before), luhn(number)
    union = number.startswith("62")
    grade: Grade | None = None
    if checks and (union or called):
        grade = "sure" if whole or called else "likely"
    elif called or (checks and number[0] in "3456" and whole):
        grade = "likely"
    elif union and whole:
        grade = "possible"
    if grade is None:
        return None
    return Finding("bank_card", shown, grade, "", masking.bank_card(number), start, end)


def _mobile(text: str, number: str, start: int, end: int) -> Finding | None:
    """A mobile by itself, after the country's 86 or 0086, or after the 0 of a distant call."""
    fronts = FRONTS.get(len(number), ())
    front = next((each for each in fronts if number.startswith(each)), None)
    if front is None:
        return None
    if front == "0" and not text.startswith("01", start):
        return None  # "0 138…": an order number before a mobile, which is found by itself
    number = number[len(front) :]
    if not is_mobile(number):
        return None
    # 12 or 16 digits may be some other code.
    solid = len(front) == 5 and text.startswith(front + number, start)
    grade: Grade = "likely" if front == "0" or solid else "sure"
    counted = COUNTED[0].search(text, max(start - 3, 0), start) and COUNTED[1].match(text, end)
    if MONEY.match(text, end) or counted or number[2:] == number[2] * 9:
        grade = "possible"  # 13888888888 in a form to fill in
    return Finding("mobile", text[start:end], grade, "", masking.mobile(number), start, end)


def made(kind: Kind, text: str, grade: Grade, proposal: str, start: int) -> Finding:
    """A finding of what stands there, as it stands there."""
    return Finding(kind, text, grade, "", proposal, start, start + len(text))
