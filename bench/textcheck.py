"""Checking texts: the scan for 100,000 terms on two cores, the whole check on one, what is missed.

The terms are made up of the characters of the text, two to five each, by a fixed seed. The peer of
the term scan asks a set of all terms for every slice of two to five characters (one core, a part
of the text, in proportion); that of the whole check is one pass of a regular expression for runs
of digits. The text is ../shared/data/laws.jsonl.gz where it is there, else sentences of our own.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from gongkai.ground.textcheck.checking import Checker
from gongkai.ground.textcheck.rules.numbers import RUN
from gongkai.ground.textcheck.rules.scanning import scan
from gongkai.ground.textcheck.rules.terms import Term, Terms
from tests.factories import planted

from .figure import Amount, Figure

LAWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "laws.jsonl.gz"
TERMS = 100_000
PART = 1_000_000  # characters that the peer of the term scan gets
MEGABYTE = 1_000_000
PLANTED = 2_000
_terms: Terms | None = None


def figures() -> Iterator[Figure | Amount]:
    """Speeds as times for what a second must hold, and the misses among planted numbers."""
    text = _text()
    size = len(text.encode())
    terms = _made_terms(text)
    yield from _terms_figures(text, size, terms)
    started = perf_counter()
    found = scan(text)
    whole = perf_counter() - started
    started = perf_counter()
    list(RUN.finditer(text))
    peer = perf_counter() - started
    yield Figure(
        f"whole check of {size / MEGABYTE:.0f} MB of text, one core",
        whole,
        "one pass of a regular expression",
        peer,
        limit=size / (8 * MEGABYTE),
    )
    sure = sum(one.grade == "sure" for one in found)
    yield Amount("sure findings in that text (law has none)", sure, "", limit=0)
    yield from _recall()


def _terms_figures(text: str, bytes_: int, terms: list[str]) -> Iterator[Figure]:
    pieces = [text[at : at + 500_000] for at in range(0, len(text), 500_000)]
    with ProcessPoolExecutor(2, get_context("fork"), _begin, (terms,)) as pool:
        list(pool.map(_count, ["x"] * 8))  # both are there before the clock starts
        started = perf_counter()
        matches = sum(pool.map(_count, pieces))
        seconds = perf_counter() - started
    part, known = text[:PART], frozenset(terms)
    started = perf_counter()
    sum(part[at : at + size] in known for at in range(len(part)) for size in (2, 3, 4, 5))
    peer = (perf_counter() - started) * len(text) / len(part)
    yield Figure(
        f"scan for {len(terms):,} terms, two cores ({matches:,} matches)",
        seconds,
        "a set asked for every slice, one core",
        peer,
        limit=bytes_ / (60 * MEGABYTE),
    )


def _begin(terms: list[str]) -> None:
    global _terms  # noqa: PLW0603  (each process builds its automaton once)
    _terms = Terms(Term(one, "banned") for one in terms)


def _count(text: str) -> int:
    assert _terms is not None, "the pool has begun"
    return len(_terms.places(text))


def _recall() -> Iterator[Amount]:
    """Of what was planted in every format by a seed that no test uses, how much is missed."""
    checker = Checker()
    for form, write in planted.FORMATS.items():
        rng = random.Random(f"bench {form}")  # noqa: S311  (the same each time)
        said, numbers = planted.lines(rng, PLANTED)
        texts = {
            "".join(one.text.split())
            for each in checker.file(write(said), f"x.{form}")
            for one in each.findings
        }
        missed = sum(number not in texts for number in numbers)
        yield Amount(f"missed of {PLANTED:,} planted in {form}", missed, "", limit=PLANTED // 100)


def _text() -> str:
    if not LAWS.is_file():
        return "各单位应当自收到之日起二十个工作日内予以答复。\n" * 700_000
    with gzip.open(LAWS) as file:
        return "\n".join(json.loads(line)["text"] for line in file)


def _made_terms(text: str) -> list[str]:
    rng = random.Random(7)  # noqa: S311  (made-up words, the same each time)
    letters = sorted({each for each in text if "\u4e00" <= each <= "\u9fff"})
    found: set[str] = set()
    while len(found) < TERMS:
        found.add("".join(rng.choices(letters, k=rng.randint(2, 5))))
    return sorted(found)
