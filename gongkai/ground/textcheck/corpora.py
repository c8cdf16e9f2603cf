"""Clean texts on which a list is measured: what rooms above have published, or an upload."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Corpus:
    """A body of texts that is taken to be right. ``texts`` reads it piece by piece."""

    code: str
    label: str
    texts: Callable[[], Iterator[str]]


_corpora: dict[str, Corpus] = {}


def register(corpus: Corpus) -> None:
    """Offer a corpus."""
    _corpora[corpus.code] = corpus


def registered() -> list[Corpus]:
    """All that are offered."""
    return [_corpora[code] for code in sorted(_corpora)]


def corpus_of(code: str) -> Corpus | None:
    """The corpus of this code, if it is offered."""
    return _corpora.get(code)
