"""Lines of prose as extraction leaves them: page numbers, and sentences broken by hard returns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import east_asian_width

from gongkai.ground.language.numerals import heading_of

_PAGE = re.compile(
    r"\s*(?:"
    r"[-—–－―─·•]+\s*[0-9０-９]{1,4}\s*[-—–－―─·•]+"
    r"|第\s*[0-9０-９]{1,4}\s*页(?:\s*[,，/]?\s*共\s*[0-9０-９]{1,4}\s*页)?"
    r"|[0-9０-９]{1,4}\s*/\s*[0-9０-９]{1,4}"
    r")\s*"
)
_ENDS = tuple("。！？；：.!?;:…”）)》】〕]")
_GOES_ON = tuple("，、,（(《“〔[—")
_INDENT = re.compile(r"^(?:\u3000{2}| {4,}|\t)")


def is_page_number(line: str) -> bool:
    """``—8—``, ``- 12 -``, ``第3页 共9页`` or ``3/9`` alone on a line."""
    return _PAGE.fullmatch(line) is not None


def unwrap(lines: Iterable[str]) -> list[str]:
    """Join lines that a hard return broke inside a sentence; one string for each paragraph.

    Empty lines and page numbers are dropped, also inside a sentence. A line goes on in the next one
    when its sentence is open (it ends in a comma, or fills the column without a final mark) and the
    next line neither begins with a heading mark nor is indented. Joined text is not normalised yet.
    """
    kept = [line.rstrip() for line in lines if line.strip() and not is_page_number(line)]
    full = _column(kept)
    paragraphs: list[str] = []
    previous = ""
    for line in kept:
        if paragraphs and _continues(previous, line, full):
            paragraphs[-1] = _joined(paragraphs[-1], line.strip())
        else:
            paragraphs.append(line.strip())
        previous = line
    return paragraphs


def _continues(previous: str, line: str, full: int) -> bool:
    if heading_of(line) is not None or _INDENT.match(line):
        return False
    if previous.endswith(_GOES_ON):
        return True
    if previous.endswith(("：", ":")):
        return False
    if previous.endswith(_ENDS):
        return _size(previous) >= full > 0
    return _size(previous) >= full > 0 or "，" in previous or "," in previous


def _column(lines: list[str]) -> int:
    """The width at which this text was broken, or 0 where it was not.

    A broken text has many lines of nearly the same, greatest width; titles are shorter than that.
    """
    sizes = sorted(_size(line) for line in lines)
    if len(sizes) < 4:
        return 0
    widest = sizes[-max(1, len(sizes) // 10)]
    near = sum(widest - 4 <= size <= widest + 4 for size in sizes)
    return widest - 4 if near * 3 >= len(sizes) and 24 <= widest <= 120 else 0


def _size(line: str) -> int:
    """Width in half-width columns."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in line.strip())


def _joined(left: str, right: str) -> str:
    """Two latin words keep a space between them; Chinese needs none."""
    both_latin = left[-1:].isascii() and right[:1].isascii()
    return f"{left} {right}" if both_latin and left[-1:].isalnum() else left + right
