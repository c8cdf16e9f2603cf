"""From pieces of text at places to lines, and from lines to paragraphs. Pure."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SAME_LINE = 0.5  # of the type size: how far pieces of a line may stand from each other
GAP = 1.2  # of the type size: a wider gap between pieces of a line is a column
INDENT = 1.2  # of the type size: a line that begins so far in begins a paragraph
SHORT = 2.5  # of the type size: a line that ends so much earlier ends one


@dataclass(frozen=True, slots=True)
class Piece:
    """A text, where its line stands (millimetres from the left and the top), size and width."""

    text: str
    x: float
    y: float
    size: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of one line, put together."""

    text: str
    left: float
    right: float
    y: float
    size: float


def paragraphs(pieces: Sequence[Piece]) -> Iterator[str]:
    """The paragraphs of a page in reading order."""
    lines = list(lines_of(pieces))
    if not lines:
        return
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    held: list[Line] = []
    for line in lines:
        if held and _begins(line, held[-1], left, right):
            yield "".join(one.text for one in held).strip()
            held = []
        held.append(line)
    yield "".join(one.text for one in held).strip()


def lines_of(pieces: Sequence[Piece]) -> Iterator[Line]:
    """Lines from the top down, the pieces of each from the left."""
    held: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: (one.y, one.x)):
        if held and abs(piece.y - held[0].y) > SAME_LINE * max(piece.size, held[0].size):
            yield _line(held)
            held = []
        held.append(piece)
    if held:
        yield _line(held)


def _line(pieces: Sequence[Piece]) -> Line:
    ordered = sorted(pieces, key=lambda one: one.x)
    said, end = ordered[0].text, ordered[0].x + ordered[0].width
    for before, piece in itertools.pairwise(ordered):
        gap = piece.x - (before.x + before.width)
        said += ("\t" if gap > GAP * piece.size else "") + piece.text
        end = max(end, piece.x + piece.width)
    first = ordered[0]
    return Line(said, first.x, end, first.y, max(one.size for one in ordered))


def _begins(line: Line, before: Line, left: float, right: float) -> bool:
    """Whether the line begins a paragraph: indented, after a gap, or after a short line."""
    apart = line.y - before.y > 2.2 * max(line.size, before.size)
    indented = line.left - left > INDENT * line.size
    short = right - before.right > SHORT * before.size
    columns = "\t" in line.text or "\t" in before.text
    return apart or indented or short or columns
