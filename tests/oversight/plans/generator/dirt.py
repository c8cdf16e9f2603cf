"""What extraction does to text: breaks, widths, marks, residues, spaces, page numbers."""

from __future__ import annotations

from itertools import pairwise
from random import Random

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_ASCII = str.maketrans("，。；：（）", ",.;:()")
_ANGLES = str.maketrans("《》", "«»")


class Dirt:
    """The dirt of one file: each kind is there or not, as one tool made it."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.wide = random.random() < 0.2
        self.ascii = random.random() < 0.25
        self.angles = random.random() < 0.3
        self.spaces = random.random() < 0.3
        self.pages = random.random() < 0.4
        self.width = random.choice((0, 0, 26, 29, 34))
        # Residues of Word; text broken at a width comes from a pdf.
        self.bookmarks = not self.width and random.random() < 0.5

    def __str__(self) -> str:
        return " ".join(f"{name}={value}" for name, value in vars(self).items() if name[0] != "_")

    def on(self, text: str) -> str:
        """One passage, soiled."""
        if self.wide:
            text = text.translate(_WIDE)
        if self.ascii:
            text = text.translate(_ASCII)
        if self.angles:
            text = text.translate(_ANGLES)
        if self.spaces and len(text) > 6 and self._random.random() < 0.5:
            at = self._random.randint(2, len(text) - 2)
            if not (text[at - 1].isdigit() and text[at].isdigit()):
                text = f"{text[:at]} {text[at:]}"
        if self.bookmarks and self._random.random() < 0.1:
            text = f"[bookmark: _GoBack]{text}"
        return text

    def lines(self, paragraphs: list[str]) -> list[str]:
        """Paragraphs as lines, broken at a fixed width with blank lines between where it is so."""
        lines: list[str] = []
        for text in paragraphs:
            lines += self._broken(self.on(text))
        return lines

    def _broken(self, text: str) -> list[str]:
        if not self.width:
            return [text]
        # Paragraphs begin two characters in, so the first line holds less.
        cuts = [0, *range(self.width - 2, len(text), self.width), len(text)]
        lines: list[str] = []
        for start, end in pairwise(cuts):
            lines += [text[start:end], ""]
            if self.pages and self._random.random() < 0.03:
                lines += [self.page_number(), ""]
        return lines

    def page_number(self) -> str:
        """A page number on a line of its own."""
        number = self._random.randint(1, 30)
        return self._random.choice((f"—{number}—", f"- {number} -", f"— {number} —"))
