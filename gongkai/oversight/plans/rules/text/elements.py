"""The lines and grids of a document, in its order."""

from __future__ import annotations

import re

from gongkai.ground.documents.model import Document, Paragraph, Table
from gongkai.oversight.plans.rules.text.drawn import PAGE, as_grid, table_at
from gongkai.oversight.plans.rules.text.grid import Grid, Line, of_table

_MARKDOWN = re.compile(r"\[bookmark:[^\]]*\]|^\s{0,3}#{1,6}\s+|\*\*|__(?=\S)|^\s*[-*+]\s+(?=附件)")
_LINK = re.compile(r"\[([^\[\]]*)\]\((?:mailto:|https?:)[^()]*\)")
_MOST_BLANK_LINES = 12


def elements(document: Document) -> list[Line | Grid]:
    """Lines, blank ones included, and grids; tables drawn in text become grids."""
    parts: list[Line | Grid] = []
    pending: list[Line] = []
    last = tables = 0
    for block in document.blocks:
        if isinstance(block, Table):
            drawn = _with_drawn(pending, tables)
            tables += _grids(drawn) + 1
            parts += [*drawn, of_table(block, tables)]
            pending, last = [], 0
        else:
            pending.extend(_lines(block, last))
            last = block.source
    parts.extend(_with_drawn(pending, tables))
    return _captioned(parts)


def _lines(block: Paragraph, last: int) -> list[Line]:
    """A paragraph's lines, after the blank ones that stood before it."""
    missing = max(0, min(block.source - last - 1, _MOST_BLANK_LINES)) if last else 0
    blank = [Line("", block.source) for _ in range(missing)]
    # Of a pdf the printed lines are read: with the whole plan in view they join better.
    texts = block.lines or block.full_text.split("\n")
    heading = block.level is not None
    return [
        *blank,
        *(
            Line(_clean(text), block.source, heading, begins=at == 0 if block.lines else None)
            for at, text in enumerate(texts)
        ),
    ]


# A page number that extraction left inside a sentence: 政策解读—8—工作.
_PAGE_INSIDE = re.compile(
    r"(?<![\d年月日])[ \u3000]{0,8}[—－―]{1,8} ?[\d０-９]{1,3} ?[—－―]{1,8}[ \u3000]{0,8}(?!\d)"
)


def _clean(text: str) -> str:
    text = text.replace("\r", "").replace("\x0c", "")
    if not PAGE.fullmatch(text):
        text = _PAGE_INSIDE.sub("", text)
    return _LINK.sub(r"\1", _MARKDOWN.sub("", text))


def _grids(parts: list[Line | Grid]) -> int:
    return sum(isinstance(part, Grid) for part in parts)


def _with_drawn(lines: list[Line], count: int) -> list[Line | Grid]:
    """The lines with grids for drawn tables, which are numbered on from ``count``."""
    parts: list[Line | Grid] = []
    at = 0
    while at < len(lines):
        drawn = table_at(lines, at) if lines[at].text.strip() else None
        if drawn is None:
            parts.append(lines[at])
            at += 1
        else:
            count += 1
            parts.append(as_grid(drawn, count))
            at = drawn.end
    return parts


_ANNEX = re.compile(r"附\s*(?:件|表|录)\s*[\d一二三四五六七八九十]*\s*[:：]?$")


# What stands over the rest of a table on the next page.
_GOES_ON = re.compile(r"[（(]?(?:续表|接上表|接上页|续上表|续)\s*\d*[)）]?")


def _captioned(parts: list[Line | Grid]) -> list[Line | Grid]:
    """Each grid knows the lines right above it, back to 附件 or the table before: they name it."""
    above: list[str] = []
    for part in parts:
        if isinstance(part, Grid):
            part.caption = above[-2:]
            above = []
        elif _ANNEX.match(text := part.text.strip()):
            above = []
        elif text and not PAGE.fullmatch(text) and not _GOES_ON.fullmatch(text):
            above.append(text)
    return parts
