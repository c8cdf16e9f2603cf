"""Words that the office bans or corrects: 100,000 of them in one pass over the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from .finding import Finding

ListKind = Literal["banned", "wrong"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what stands in its place ("": nothing is proposed). In ``allowed`` phrases it is
    right: the phrase, exactly as it stands, excuses the word inside it."""

    text: str
    kind: ListKind
    replacement: str = ""
    allowed: tuple[str, ...] = ()


class Terms:
    """Terms ready to be looked for. Of terms that overlap the leftmost, then longest counts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: Sequence[Term] = [term for term in terms if term.text.strip()]
        self._automaton = (
            AhoCorasick(
                [term.text for term in self._terms],
                matchkind=MatchKind.LeftmostLongest,
                implementation=Implementation.ContiguousNFA,
            )
            if self._terms
            else None
        )

    def __len__(self) -> int:
        return len(self._terms)

    def places(self, text: str) -> list[tuple[int, int, int]]:
        """(number of the term, start, end) of every match, allowed or not."""
        return self._automaton.find_matches_as_indexes(text) if self._automaton else []

    def findings(self, text: str) -> Iterator[Finding]:
        """Every term in the text that no phrase around it excuses."""
        for number, start, end in self.places(text):
            term = self._terms[number]
            if not any(_excuses(phrase, term.text, text, start) for phrase in term.allowed):
                yield Finding(term.kind, term.text, "sure", "", term.replacement, start, end)


def _excuses(phrase: str, term: str, text: str, start: int) -> bool:
    """Whether the match at ``start`` lies inside ``phrase`` as the text has it."""
    at = phrase.find(term)
    while at >= 0:
        if start >= at and text.startswith(phrase, start - at):
            return True
        at = phrase.find(term, at + 1)
    return False


def read_list(lines: Iterable[str], kind: ListKind) -> list[Term]:
    """A list as people keep it: one term a line, after a tab what stands in its place; lines that
    begin with # say something to people."""
    found: Mapping[str, Term] = {
        term.text: term for line in lines if (term := _of_line(line, kind)) is not None
    }
    return list(found.values())


def _of_line(line: str, kind: ListKind) -> Term | None:
    text, _, replacement = line.strip("\r\n").partition("\t")
    text = text.strip()
    return None if not text or text.startswith("#") else Term(text, kind, replacement.strip())
