"""How often a list strikes in texts that are right: the false alarms it would raise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .terms import Terms

AROUND = 12  # characters on both sides of an example
EXAMPLES = 30
MEGABYTE = 1_000_000


@dataclass
class Measure:
    """What was read so far. ``examples`` are (word, text around it), at most a few of a word."""

    size: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    examples: list[tuple[str, str]] = field(default_factory=list)

    def read(self, text: str, terms: Terms) -> None:
        """Count the words of the list in one text."""
        self.size += len(text.encode("utf-8", "surrogatepass"))
        for found in terms.findings(text):
            self.hits[found.text] += 1
            if self.hits[found.text] <= 3 and len(self.examples) < EXAMPLES:
                around = text[max(found.start - AROUND, 0) : found.end + AROUND]
                self.examples.append((found.text, " ".join(around.split())))

    def as_json(self, corpus: str) -> dict[str, Any]:
        """What is kept with the list."""
        total = sum(self.hits.values())
        return {
            "corpus": corpus,
            "megabytes": round(self.size / MEGABYTE, 2),
            "hits": total,
            "per_megabyte": round(total * MEGABYTE / self.size, 2) if self.size else 0,
            "words": self.hits.most_common(EXAMPLES),
            "examples": self.examples,
        }


def pieces(text: str, size: int = 500_000) -> Iterator[str]:
    """A long text in pieces that end at the end of a line where there is one."""
    at = 0
    while at < len(text):
        end = min(at + size, len(text))
        line = text.rfind("\n", at, end)
        end = line + 1 if line > at and end < len(text) else end
        yield text[at:end]
        at = end
