"""Rows of digits in which signs may stand between one digit and the next."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping

from .finding import Finding, Grade
from .masking import bank_card
from .numbers import CARD, luhn, made

# Any signs that people, tables and line ends put between the characters of one number.
_SIGNS = r"\s.·•/_,，、\-–—~:|"
GAP = rf"[{_SIGNS}]{{0,4}}"
# What stands at both ends of a gap is a digit and never a sign, so that nothing is tried twice:
# possessive, a row costs its length.
_GAP = f"{GAP}+"
# Gaps that rather divide one number from the next.
DIVIDES = re.compile(r"[\n,，、:|]")
# The same for cards: telephones of eight digits that begin with 62 stand side by side so.
_APART = re.compile(r"[\s,，、:|/]")
# A row of endless length is looked at in blocks; two of them share more than the longest number.
BLOCK = 20_000
SHARED = 19 + 18 * 4 + 1


def row_of(digits: str, last: str) -> re.Pattern[str]:
    """Rows of at least eleven ``digits``, ended by one of ``last`` (both: parts of a class)."""
    return re.compile(rf"[{digits}](?:{_GAP}[{digits}]){{10,}}+(?:{_GAP}[{last}])?+")


def blocks(start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span in blocks. What stands where two meet may be found twice."""
    for at in range(start, end, BLOCK):
        yield at, min(at + BLOCK + SHARED, end)


class Row:
    """``digits`` of a part of a text with their ``places`` in it; ``free`` says of each place
    between two digits (0: before the first) whether a number may begin or end there: at a gap,
    and where one way of writing digits ends and another begins.

    ``signs`` gives each sign its plain digit and its way of writing.
    """

    def __init__(
        self, text: str, start: int, end: int, signs: Mapping[str, tuple[str, int]]
    ) -> None:
        self.text = text
        self.places = array("L")
        self.free = bytearray()
        digits: list[str] = []
        # The digit before a block belongs to the same row.
        before = signs[text[start - 1]][1] if start and text[start - 1] in signs else -1
        for place in range(start, end):
            found = signs.get(text[place])
            if found is None:
                before = -1
                continue
            digits.append(found[0])
            self.places.append(place)
            self.free.append(found[1] != before)
            before = found[1]
        after = signs[text[end]][1] if end < len(text) and text[end] in signs else -1
        self.free.append(after != before or before == -1)
        self.digits = "".join(digits)

    def span(self, at: int, size: int) -> tuple[int, int]:
        """Where so many digits from ``at`` on stand in the text."""
        return self.places[at], self.places[at + size - 1] + 1

    def shown(self, at: int, size: int) -> str:
        """The same as it is written."""
        start, end = self.span(at, size)
        return self.text[start:end]

    def written(self, at: int, size: int) -> str:
        """The digits as they are written, without what stands between them."""
        return "".join(self.text[place] for place in self.places[at : at + size])

    def pieces(self, at: int, size: int) -> list[int]:
        """How many digits stand in each piece of a number."""
        ends = [n for n in range(at + 1, at + size) if self.free[n]] + [at + size]
        return [end - begin for begin, end in zip([at, *ends], ends, strict=False)]

    def cards(self) -> Iterator[tuple[int, int]]:
        """Numbers of UnionPay cards that pass Luhn's check, from gap to gap: place and size."""
        at = self.digits.find("62")
        while at >= 0:
            size = self._card(at) if self.free[at] else 0
            if size:
                yield at, size
            at = self.digits.find("62", at + max(size, 1))

    def _card(self, at: int) -> int:
        for size in reversed(CARD):
            end = at + size
            if end <= len(self.digits) and self.free[end] and luhn(self.digits[at:end]):
                return size
        return 0

    def grade(self, at: int, size: int) -> Grade | None:
        """How surely digits that check are a card: likely where they are divided as cards are or by
        nothing that stands between two numbers. Telephones that begin with 62 come in eights, and
        in a table of amounts any number can be put together from many cells."""
        sizes = self.pieces(at, size)
        grouped = set(sizes[:-1]) <= {4} or set(sizes) == {1}
        if grouped or not _APART.search(self.shown(at, size)):
            return "likely"
        return "possible" if len(sizes) <= 4 else None


def cards(row: Row) -> Iterator[Finding]:
    """The cards of a row."""
    for at, size in row.cards():
        grade = row.grade(at, size)
        if grade:
            mask = bank_card(row.written(at, size))
            yield made("bank_card", row.shown(at, size), grade, mask, row.places[at])
