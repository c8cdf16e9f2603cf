"""Mobiles that stand after 电话 or 手机 with other telephones right behind or before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import masking
from .finding import Finding, Grade
from .numbers import is_mobile, made

CALLED = tuple(
    re.compile(rf"{word}[^0-9\n]{{0,8}}([0-9]{{14,44}})(?![0-9])")
    for word in ("手机", "电话", "联系方式")
)
LANDLINE = re.compile(r"(?:0[1-9][0-9]{1,2})?[2-8][0-9]{6,7}")
SIZE = 11


def glued_mobiles(text: str) -> Iterator[Finding]:
    """Several mobiles without anything between them are likely, one and a landline possible."""
    for pattern in CALLED:
        for found in pattern.finditer(text):
            for at, grade in _within(found[1]):
                number = found[1][at : at + SIZE]
                mask = masking.mobile(number)
                yield made("mobile", number, grade, mask, found.start(1) + at)


def _within(run: str) -> Iterator[tuple[int, Grade]]:
    places = range(0, len(run), SIZE)
    if all(is_mobile(run[at : at + SIZE]) for at in places):
        yield from ((at, "likely") for at in places)
    elif is_mobile(run[-SIZE:]) and LANDLINE.fullmatch(run[:-SIZE]):
        yield len(run) - SIZE, "possible"
    elif is_mobile(run[:SIZE]) and LANDLINE.fullmatch(run[SIZE:]):
        yield 0, "possible"
