"""What stands in the cells of our sheets, and when two cells say the same. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ..ledger.events import Measure

NUMBER = "系统编号（请勿改动）"
LONGEST = 32_767  # characters a cell of a workbook can hold
# What writers and parsers leave out, and what people cannot see.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff\u200b-\u200f\u2028\u2029\ud800-\udfff]|\\s"
)
_SAID = {"lead": "牵头", "support": "配合"}
_ROW = re.compile(r"(\d{1,15})\s*-\s*(\d{1,9})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: 00:00(?::00)?)?")


def units_cell(named: Iterable[tuple[str, str]]) -> str:
    """Names with their roles in one cell: 区文旅局（牵头）、区水务局（配合）、区教育局."""
    return "、".join(unit_cell(name, role) for name, role in named)


def unit_cell(name: str, role: str) -> str:
    """One of them."""
    return f"{name}（{_SAID[role]}）" if role in _SAID else name


def limit_cell(measure: Measure) -> str:
    """The limit of a measure: its own words, or its day where it has no words."""
    if measure.limit or measure.due is None:
        return measure.limit
    return f"{measure.due.year}年{measure.due.month}月{measure.due.day}日前"


def row_number(pk: int, version: int) -> str:
    """The number by which a row is known again: which assignment, and as it stood at which step."""
    return f"{pk}-{version}"


def read_row_number(text: str) -> tuple[int, int] | None:
    """Assignment and step of such a number; None where it is none."""
    plain = re.sub("[－–—―−]", "-", unicodedata.normalize("NFKC", text)).strip()
    found = _ROW.fullmatch(plain)
    return (int(found[1]), int(found[2])) if found else None


def read_number(text: str) -> int | None:
    """A bare number, as a task has it; None where it is none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return int(plain) if re.fullmatch(r"\d{1,15}", plain) else None


def is_formula(text: str) -> bool:
    """Whether a line of a cell is a formula without a value (``ground.documents`` gives it so)."""
    return any(re.match(r"(\d+\. )?=", line) for line in text.splitlines())


def day_in_words(text: str) -> str:
    """A limit as a plan writes it: a day that a program has made of it is put back into words."""
    found = _ISO.fullmatch(text.strip())
    return f"{found[1]}年{int(found[2])}月{int(found[3])}日前" if found else text.strip()


def same(one: str, other: str) -> bool:
    """Whether two cells say the same: spaces, line breaks and what nobody sees do not count."""
    left, right = heard(one), heard(other)
    return left == right


def heard(text: str) -> str:
    """What of a cell counts when it is compared."""
    return _UNSEEN.sub("", text[:LONGEST])
