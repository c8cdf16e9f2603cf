"""Papers with which people travel or stay, and identity numbers that were masked too little.

Permits: 港澳居民来往内地通行证 (H or M and 8 or 10 digits), 台湾居民来往大陆通行证 (8 digits),
往来港澳 and 往来台湾 (C, W, L, T and 8), 外国人永久居留身份证 of before 2023 (three letters of the
country, 12 digits with the birthday). The one of today has 18 digits and is an identity number
(``numbers.identity``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import masking
from .finding import Finding, Grade
from .numbers import REGIONS, born

# Looked for by one quick pattern; what stands on both sides is asked afterwards.
CODE = re.compile(r"[A-Z]{1,3}[0-9]{7,12}")
ALWAYS = re.compile(r"[EGDSP][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|[HM][0-9]{8}(?:[0-9]{2})?")
CALLED_SO = re.compile(r"[CWLT][A-Z]?[0-9]{7,8}")
STAY = re.compile(r"[A-Z]{3}[0-9]{4}([0-9]{6})[0-9]{2}")
TAIWAN = tuple(
    re.compile(rf"{name}[^0-9\n]{{0,12}}([0-9]{{8}})(?:\([0-9A-Z]\))?(?![0-9])")
    for name in (r"台\s*胞\s*证", "大陆通行证")
)
CALLED = re.compile(r"通行证|回乡证|永久居留|居留证|护照|旅行证|证件")
LONGEST = 19  # characters of a masked number; a longer run of signs is none
BEFORE = 16  # characters before a paper in which its name may stand
# A number with signs for what was taken out of it.
MASKED = re.compile(r"[1-9][0-9*×●•xX]{13,40}")
_SIGN = re.compile(r"[*×●•]|[xX](?!$)")


def papers(text: str) -> Iterator[Finding]:
    """All of them in a text of half width."""
    for found in CODE.finditer(text):
        if not _glued(text, found):
            called = CALLED.search(text, max(0, found.start() - BEFORE), found.start())
            stay = STAY.fullmatch(found[0])
            if ALWAYS.fullmatch(found[0]) or (stay and born(stay[1])):
                yield _made(found[0], "likely" if called else "possible", found.start())
            elif called and CALLED_SO.fullmatch(found[0]):
                yield _made(found[0], "likely", found.start())
    for pattern in TAIWAN:
        for found in pattern.finditer(text):
            yield _made(found[1], "likely", found.start(1))


def half_masked(text: str) -> Iterator[Finding]:
    """Identity numbers of which the year and month of birth can still be read."""
    for found in MASKED.finditer(text):
        said = _SIGN.sub("*", found[0])
        if "*" in said and not _glued(text, found) and (grade := _shows_birth(said)):
            proposal = said[:6] + "*" * (len(said) - 6)
            yield Finding("birth_date", found[0], grade, "", proposal, *found.span())


def _shows_birth(said: str) -> Grade | None:
    """Six places for the region, then the birthday, as in a number of 18; other lengths are less
    sure, as some write one sign for all that they leave out."""
    region, birth = said[:6], said[6:14]
    if len(said) > LONGEST or region[:2] not in REGIONS or not birth[:6].isdigit():
        return None
    day = birth[6:8] if birth[6:8].isdigit() else "01"
    if not born(birth[:6] + day):
        return None
    return "likely" if len(said) == 18 else "possible"


def _glued(text: str, found: re.Match[str]) -> bool:
    around = text[max(found.start() - 1, 0) : found.start()] + text[found.end() : found.end() + 1]
    return any(each.isascii() and each.isalnum() for each in around)


def _made(said: str, grade: Grade, start: int) -> Finding:
    proposal = masking.passport(said)
    return Finding("passport", said, grade, "", proposal, start, start + len(said))
