"""md: headings, paragraphs, lists and pipe tables. Marks of emphasis and links are taken off."""

from __future__ import annotations

import re
from html import unescape

from .. import limits
from ..grid import GridBuilder
from ..model import Block, Document, Paragraph, Table
from ..refusals import refusal
from .text import clean, decode

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|(\d{1,9}[.)]))[ \t]+(.*)")
_QUOTE = re.compile(r" {0,3}> ?")
_DELIMITERS = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_CELL_END = re.compile(r"(?<!\\)\|")

# Each mark of inline markup and what stays of it.
_INLINE = tuple(
    (re.compile(pattern), kept)
    for pattern, kept in (
        (r"<br[ \t]*/?>", "\n"),
        (r"!\[([^\]\n]*)\]\([^)\s]*\)", r"\1"),
        (r"\[([^\]\n]+)\]\([^)\s]*(?: \"[^\"]*\")?\)", r"\1"),
        (r"<(https?://[^>\s]+)>", r"\1"),
        (r"(?<!\\)`+([^`\n]+)`+", r"\1"),
        (r"(?<!\\)(\*\*\*|\*\*|\*|~~)(?=\S)([^*~]+?)(?<=\S)\1", r"\2"),
        (r"(?<![\\\w])(__|_)(?=\S)([^_]+?)(?<=\S)\1(?!\w)", r"\2"),
        (r"</?(?:b|i|u|strong|em|span|sub|sup|font|center)\b[^>\n]{0,200}>", ""),
        (r"\\([!-/:-@\[-`{-~])", r"\1"),
    )
)


def parse(data: bytes, name: str) -> Document:
    """Read Markdown. Lines that follow one another are one paragraph, with "\\n" between them."""
    reader = _Reader(clean(decode(data)).split("\n"))
    reader.run()
    return Document("md", name, tuple(reader.blocks))


class _Reader:
    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._open: list[str] = []  # lines of the paragraph being collected
        self._first = 0
        self._number = ""
        self._fence = ""
        self._tables = 0
        self.blocks: list[Block] = []

    def run(self) -> None:
        """Read all lines."""
        at = 0
        while at < len(self._lines):
            at = self._table(at) or self._line(at)
        self._flush()

    def _line(self, at: int) -> int:
        """Read the line ``at``; return the one to read next."""
        line = self._lines[at]
        if self._fence or _FENCE.match(line):
            self._fenced(at, line)
            return at + 1
        line = _QUOTE.sub("", line, count=1)
        if not line.strip():
            self._flush()
        elif heading := _HEADING.fullmatch(line):
            self._flush()
            self._add(heading[2] or "", at, level=len(heading[1]))
        elif self._open and (underline := _UNDERLINE.fullmatch(line)):
            self._flush(level=1 if underline[1][0] == "=" else 2)
        elif _RULE.fullmatch(line):
            self._flush()
        else:
            self._text(at, line)
        return at + 1

    def _text(self, at: int, line: str) -> None:
        item = _ITEM.fullmatch(line)
        if item:
            self._flush()
            self._number = item[1] or ""
            line = item[2]
        if not self._open:
            self._first = at
        self._open.append(line if not self._open else line.strip())

    def _fenced(self, at: int, line: str) -> None:
        """Lines between fences stand as they are, each on its own."""
        fence = _FENCE.match(line)
        if not self._fence and fence:
            self._flush()
            self._fence = fence[1]
        elif fence and fence[1].startswith(self._fence):
            self._fence = ""
        elif line.strip():
            self.blocks.append(Paragraph(line, source=at + 1))

    def _flush(self, level: int | None = None) -> None:
        if self._open:
            self._add("\n".join(self._open), self._first, level=level, number=self._number)
        self._open, self._number = [], ""

    def _add(self, text: str, at: int, *, level: int | None = None, number: str = "") -> None:
        text = _plain(text).strip(" \n")
        if text:
            self.blocks.append(Paragraph(text, level, at + 1, number))
        if len(self.blocks) > limits.BLOCKS:
            raise refusal("file_too_complex")

    def _table(self, at: int) -> int | None:
        """Read the pipe table beginning at ``at``; return the line after it, None for no table."""
        head, below = self._lines[at], self._lines[at + 1 : at + 2]
        if self._fence or "|" not in head or not below or not _DELIMITERS.fullmatch(below[0]):
            return None
        if len(_cells(head)) != len(_cells(below[0])):
            return None
        self._flush()
        end = at + 2
        while end < len(self._lines) and "|" in self._lines[end]:
            end += 1
        self._tables += 1
        self.blocks.append(_table_of([head, *self._lines[at + 2 : end]], self._tables))
        return end


def _table_of(lines: list[str], source: int) -> Table:
    width = len(_cells(lines[0]))
    builder = GridBuilder()
    for row, line in enumerate(lines):
        for column, cell in enumerate(_cells(line)[:width]):
            builder.put(_plain(cell.replace("\\|", "|")).strip(), row, column)
    return Table(builder.grid(rows=len(lines), columns=width), source=source, header_rows=1)


def _cells(line: str) -> list[str]:
    line = line.strip()
    line = line.removeprefix("|")
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    return _CELL_END.split(line)


def _plain(text: str) -> str:
    for pattern, kept in _INLINE:
        text = pattern.sub(kept, text)
    return unescape(text)
