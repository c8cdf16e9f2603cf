"""The check of a file with all that is in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from gongkai.ground.documents.model import Table

from .budget import Budget, OutOfTimeError
from .reading import files_within
from .rules.columns import is_heading
from .rules.finding import STEPS, Finding
from .rules.rows import SHARED
from .rules.scanning import across, scan, scan_cells, scan_rows, sensitive_columns
from .rules.terms import Terms
from .shape import Read, Readable

NUMBERS = ("id_number", "mobile", "bank_card")
ROWS = 500  # of a table, and
PIECE = 100_000  # characters of a text between two looks at the clock
NEAR = 2_000  # characters before that in which a sentence should end
SEAM = 60  # characters on either side of a line end: more than a number with all its gaps


@dataclass(frozen=True, slots=True)
class Checked:
    """One file: its path (with the files it lies in), whether it could be read, what was found."""

    path: str
    readable: Readable
    reason: str
    findings: tuple[Finding, ...]

    def as_json(self) -> dict[str, object]:
        """The form of the command."""
        return {
            "path": self.path,
            "readable": self.readable,
            "reason": self.reason,
            "findings": [one.as_json() for one in self.findings],
        }


@dataclass(frozen=True, slots=True)
class Checker:
    """The active lists and the public numbers of units; one way to check all there is."""

    terms: Terms | None = None
    own_numbers: Collection[str] = ()
    budget: Callable[[], Budget] = Budget

    def text(self, text: str, where: str = "") -> list[Finding]:
        """A text, lines counted where no place is given."""
        found = scan(text, terms=self.terms, own_numbers=self.own_numbers)
        return [one.at(where or _line_of(text, one.start)) for one in found]

    def rows(self, headings: list[str], rows: list[list[str]], first: int = 1) -> list[Finding]:
        """The rows of a table under their headings."""
        return scan_rows(
            headings, rows, first=first, terms=self.terms, own_numbers=self.own_numbers
        )

    def _table(self, place: str, table: Table, budget: Budget) -> Iterator[Finding]:
        """What a table holds; its first short row is its heading."""
        rows = [[*_once(row)] for row in table.grid]
        heading = next((at for at, row in enumerate(rows[:3]) if is_heading(row)), None)
        headings = table.rows[heading] if heading is not None else []
        first = heading + 1 if heading is not None else 0
        above = [cell for row in rows[:first] for cell in row]
        yield from (one for cell in above for one in self.text(cell, place))
        yield from (one.at(place) for row in rows[:first] for one in across(row))
        inside = sensitive_columns(headings, rows[first:])
        for at in range(first, len(rows), ROWS):
            budget.spend()
            inside += scan_cells(
                headings, rows[at : at + ROWS], first=at + 1,
                terms=self.terms, own_numbers=self.own_numbers,
            )  # fmt: skip
            yield from (one.at(f"{place}{one.where}") for one in inside)
            inside = []

    def file(self, data: bytes, name: str) -> Iterator[Checked]:
        """A file and all files within it."""
        return (checked for checked, _ in self.file_with_text(data, name))

    def file_with_text(self, data: bytes, name: str) -> Iterator[tuple[Checked, str]]:
        """The same, each with the text that a reader finds in it."""
        budget = self.budget()
        for path, read in files_within(data, name, budget):
            findings = [*read.hidden, *self._of(read, budget), *self._of_name(path)]
            checked = Checked(path, read.readable, read.reason, tuple(findings))
            yield checked, _plain(read)

    def _of_name(self, path: str) -> Iterator[Finding]:
        """What the name tells, at least likely: names are full of digits that tell of nobody."""
        found = self.text(PurePath(path).name, "文件名")
        return (one for one in found if one.grade != "possible")

    def _of(self, read: Read, budget: Budget) -> list[Finding]:
        found: list[Finding] = []
        surest: dict[str, int] = {}
        try:
            for one in self._in_sight(read, budget):
                _keep_surest(surest, one)
                found.append(one)
            for one in self._beneath(read, budget):
                if _keep_surest(surest, one):
                    found.append(one)
        except OutOfTimeError:
            read.partly("内容太多，检查用的时间太长，后面的没有查。请分成几个文件再检查。")
        return found

    def _in_sight(self, read: Read, budget: Budget) -> Iterator[Finding]:
        for place, text in read.texts:
            yield from self._text(text, place, budget)
        for place, table in read.tables:
            yield from self._table(place, table, budget)

    def _text(self, text: str, place: str, budget: Budget) -> Iterator[Finding]:
        for piece, first, last in _pieces(text):
            budget.spend()
            yield from (one for one in self.text(piece, place) if first < one.end <= last)

    def _beneath(self, read: Read, budget: Budget) -> Iterator[Finding]:
        """What lies in the file without being shown, and numbers that a line end cuts in two."""
        shown = {_dense(line) for text in _shown(read) for line in text.split("\n")}
        places: dict[str, dict[str, None]] = {}
        for place, value in read.beneath:
            if _dense(value) not in shown:
                places.setdefault(place, {})[value] = None
        for place, values in places.items():
            # Between two values no number and no word goes on.
            yield from self._text("；\n".join(values), place, budget)
        if read.wrapped:
            seams = "；\n".join(_seams([text for _, text in read.texts]))
            cut = self._text(seams, "换行的地方", budget)
            yield from (one for one in cut if one.kind in NUMBERS and "\n" in one.text)


def _keep_surest(surest: dict[str, int], one: Finding) -> bool:
    """Whether the same has not been found before as surely as this time."""
    step = STEPS[one.grade]
    if surest.get(one.fingerprint, len(STEPS)) <= step:
        return False
    surest[one.fingerprint] = step
    return True


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """A long text in pieces, each of which takes less than a second, with the places after the
    first and up to the second of which a finding ends that counts.

    They end with a sentence or a line; where neither is near, two share more than the longest
    number: what ends in the shared part is told by the first of them, what the end of the first may
    have cut by the second.
    """
    at = first = 0
    while len(text) - at > PIECE:
        far = at + PIECE
        end = max(text.rfind(sign, far - NEAR, far) for sign in "。\n") + 1
        piece = text[at : end or far + SHARED]
        yield piece, first, len(piece) - (not end)
        first = 0 if end else SHARED - 1
        at = end or far
    yield text[at:], first, len(text)


def _seams(texts: list[str]) -> Iterator[str]:
    """Where one text ends and the next one begins with a digit, with what stands around."""
    for above, below in pairwise(texts):
        end, begin = above.rstrip()[-SEAM:], below.lstrip()[:SEAM]
        if end[-1:].isnumeric() and (begin[:1].isnumeric() or begin[:1] in "Xx"):
            yield f"{end}\n{begin}"


def _shown(read: Read) -> Iterator[str]:
    yield from (text for _, text in read.texts)
    yield from (cell.text for _, table in read.tables for cell in table.anchors)


def _dense(text: str) -> str:
    return "".join(text.split())


def _plain(read: Read) -> str:
    hidden = {finding.where for finding in read.hidden}
    shown = [text for place, text in read.texts if place not in hidden]
    return "\n".join([*shown, *(table.text for _, table in read.tables)])


def _once(row: tuple[object, ...]) -> Iterator[str]:
    """The texts of a row, merged positions empty: each anchor is checked once."""
    for cell in row:
        yield "" if getattr(cell, "merged", False) else str(getattr(cell, "text", ""))


def _line_of(text: str, start: int) -> str:
    count = text.count("\n", 0, start) + 1
    return f"第{count}行"
