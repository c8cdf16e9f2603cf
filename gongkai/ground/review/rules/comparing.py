"""What has changed between two versions of a text: words that were put in and taken out.

Paragraphs are brought together first, then the words inside those that changed. Words, not
characters: 「二十日」 becoming 「三十日」 is read as one word for another, not as one stroke.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gongkai.ground.language.words import words

from .aligning import Aligner, Opcode
from .content import Content

Kind = Literal["same", "in", "out"]
MOST_WORDS = 4_000  # of one paragraph on both sides; longer ones are shown as replaced whole
AROUND = 1  # unchanged paragraphs shown on each side of a change
SPECK = 1  # words between two changes that are too little to be read between them


@dataclass(frozen=True, slots=True)
class Run:
    """Some text that stayed, was put in, or was taken out."""

    kind: Kind
    text: str


Line = tuple[Run, ...]  # one paragraph


@dataclass(frozen=True, slots=True)
class PartChange:
    """How one part differs. ``added`` and ``removed`` are about the whole part.

    ``lines`` are the paragraphs with a change and their neighbours; None stands for unchanged
    paragraphs that are left out. Empty ``lines`` on a changed part: it differs only in what cannot
    be read as text (pictures, layout), or in its name.
    """

    key: str
    label: str
    added: bool = False
    removed: bool = False
    renamed_from: str = ""
    lines: tuple[Line | None, ...] = ()


def changes(before: Content | None, after: Content) -> list[PartChange]:
    """Every part that differs, in the order of ``after``, then what was removed.

    Without ``before`` nothing is compared: it is the first time that anybody looks.
    """
    if before is None:
        return []
    found = []
    for part in after.parts:
        old = before.part(part.key)
        if old is None:
            found.append(PartChange(part.key, part.label, added=True))
        elif (old.digest, old.label) != (part.digest, part.label):
            renamed = old.label if old.label != part.label else ""
            lines = tuple(shortened(compare(old.text, part.text)))
            found.append(PartChange(part.key, part.label, renamed_from=renamed, lines=lines))
    gone = (part for part in before.parts if part.key not in after.keys)
    return [*found, *(PartChange(part.key, part.label, removed=True) for part in gone)]


def compare(before: str, after: str) -> list[Line]:
    """All paragraphs of both texts; joining what stayed and what was put in gives ``after``."""
    old, new, own = before.splitlines(), after.splitlines(), Aligner()
    lines: list[Line] = []
    for tag, i1, i2, j1, j2 in own.opcodes(old, new):
        if tag == "equal":
            lines += [(Run("same", text),) for text in new[j1:j2]]
            continue
        both = min(i2 - i1, j2 - j1)
        lines += [_within(old[i1 + at], new[j1 + at], own) for at in range(both)]
        lines += [(Run("out", text),) for text in old[i1 + both : i2]]
        lines += [(Run("in", text),) for text in new[j1 + both : j2]]
    return lines


def shortened(lines: Sequence[Line]) -> Iterator[Line | None]:
    """The paragraphs with a change and ``AROUND`` neighbours, None where others are left out."""
    changed = [at for at, line in enumerate(lines) if any(run.kind != "same" for run in line)]
    shown = {at + by for at in changed for by in range(-AROUND, AROUND + 1)}
    skipped = False
    for at, line in enumerate(lines):
        if at in shown:
            if skipped:
                yield None
            yield line
        skipped = at not in shown
    if changed and skipped:
        yield None


def _within(before: str, after: str, own: Aligner) -> Line:
    if before == after:
        return (Run("same", after),)
    old, new = words(before), words(after)
    if len(old) + len(new) > MOST_WORDS:
        return (Run("out", before), Run("in", after))
    runs: list[Run] = []
    for tag, i1, i2, j1, j2 in _readable(own.opcodes(old, new)):
        if tag == "equal":
            runs.append(Run("same", "".join(new[j1:j2])))
            continue
        if i2 > i1:
            runs.append(Run("out", "".join(old[i1:i2])))
        if j2 > j1:
            runs.append(Run("in", "".join(new[j1:j2])))
    return tuple(runs)


def _readable(codes: Sequence[Opcode]) -> Iterator[Opcode]:
    """The differences, with a lone word between two changes taken into them."""
    merged: list[Opcode] = []
    for at, (tag, i1, i2, j1, j2) in enumerate(codes):
        between = 0 < at < len(codes) - 1
        kind = "replace" if tag == "equal" and between and i2 - i1 <= SPECK else tag
        if merged and merged[-1][0] != "equal" and kind != "equal":
            _, first_i, _, first_j, _ = merged.pop()
            merged.append(("replace", first_i, i2, first_j, j2))
        else:
            merged.append((kind, i1, i2, j1, j2))
    return iter(merged)
