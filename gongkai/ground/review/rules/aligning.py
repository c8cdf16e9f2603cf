"""Which stretches of two sequences are the same, found in bounded time.

``difflib`` reads best and is quadratic, or worse, where much repeats (the rows of a table). It is
asked only for what is left between a common beginning and end, and only while its worst case fits
into a budget; beyond that, what occurs once on both sides holds the two together (patience diff),
and what lies between and cannot be told apart counts as replaced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Opcode = tuple[str, int, int, int, int]
Block = tuple[int, int, int]  # from where in the old, from where in the new, how long
Span = tuple[int, int, int, int]  # old from, to; new from, to
BUDGET = 20_000_000  # steps that difflib may take at worst, for one text: about a second
ONE = 2_000_000  # of them for one stretch
DEEPEST = 20


class Aligner:
    """Compares the parts of one text; all of them share its budget."""

    def __init__(self, budget: int = BUDGET) -> None:
        self.left = budget

    def opcodes(self, old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
        """As ``SequenceMatcher.get_opcodes`` gives them."""
        codes: list[Opcode] = []
        i = j = 0
        for at, to, length in _joined(self._blocks(old, new, (0, len(old), 0, len(new)), 0)):
            if i < at or j < to:
                tag = "insert" if i == at else "delete" if j == to else "replace"
                codes.append((tag, i, at, j, to))
            if length:
                codes.append(("equal", at, at + length, to, to + length))
            i, j = at + length, to + length
        return codes

    def _blocks(
        self, old: Sequence[str], new: Sequence[str], span: Span, depth: int
    ) -> Iterator[Block]:
        i1, i2, j1, j2 = span
        head = 0
        while i1 + head < i2 and j1 + head < j2 and old[i1 + head] == new[j1 + head]:
            head += 1
        yield i1, j1, head
        i1, j1, tail = i1 + head, j1 + head, 0
        while i1 < i2 - tail and j1 < j2 - tail and old[i2 - tail - 1] == new[j2 - tail - 1]:
            tail += 1
        i2, j2 = i2 - tail, j2 - tail
        if i1 < i2 and j1 < j2:
            yield from self._between(old, new, (i1, i2, j1, j2), depth)
        yield i2, j2, tail

    def _between(
        self, old: Sequence[str], new: Sequence[str], span: Span, depth: int
    ) -> Iterator[Block]:
        i1, i2, j1, j2 = span
        ours, theirs = Counter(old[i1:i2]), Counter(new[j1:j2])
        cost = _worst(ours, theirs)
        if cost <= min(ONE, self.left):
            self.left -= cost
            found = SequenceMatcher(None, old[i1:i2], new[j1:j2], autojunk=False)
            for i, j, length in found.get_matching_blocks():
                yield i1 + i, j1 + j, length
        elif depth < DEEPEST:
            once = {one for one, count in ours.items() if count == 1 == theirs[one]}
            i, j = i1, j1
            for at, to in _anchors(old, new, span, once):
                yield from self._blocks(old, new, (i, at, j, to), depth + 1)
                i, j = at, to
            if (i, j) != (i1, j1):
                yield from self._blocks(old, new, (i, i2, j, j2), depth + 1)


def _worst(ours: Counter[str], theirs: Counter[str]) -> int:
    """Steps of difflib at worst: all pairs of equals, looked through for each stretch found."""
    shared = sum(min(count, theirs[one]) for one, count in ours.items())
    pairs = sum(count * theirs[one] for one, count in ours.items())
    return (pairs + ours.total()) * max(shared, 1)


def _anchors(
    old: Sequence[str], new: Sequence[str], span: Span, once: set[str]
) -> list[tuple[int, int]]:
    """The longest run of ``once`` that stands in the same order on both sides."""
    i1, i2, j1, j2 = span
    place = {new[j]: j for j in range(j1, j2) if new[j] in once}
    pairs = [(i, place[old[i]]) for i in range(i1, i2) if old[i] in once]
    ends: list[int] = []  # the smallest last place of a run of each length
    last: list[int] = []  # which pair that is
    before: list[int] = []  # the pair before each in its run
    for at, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(j)
            last.append(at)
        else:
            ends[length], last[length] = j, at
    run: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """Blocks that touch as one; the last one is empty and stands at both ends."""
    i = j = length = 0
    for at, to, more in blocks:
        if (i + length, j + length) == (at, to):
            length += more
        elif more:
            yield i, j, length
            i, j, length = at, to, more
        last = (at + more, to + more)
    yield i, j, length
    if (i + length, j + length) != last:
        yield *last, 0
