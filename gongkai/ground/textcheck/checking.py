"""The check of a file with all that is in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath

from gongkai.ground.documents.model import Document, Table

from .reading import files_within
from .rules.columns import is_heading
from .rules.finding import Finding
from .rules.scanning import across, scan, scan_rows
from .rules.terms import Terms
from .shape import Read, Readable

NUMBERS = ("id_number", "mobile", "bank_card")
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

    def text(self, text: str, where: str = "") -> list[Finding]:
        """A text, lines counted where no place is given."""
        found = scan(text, terms=self.terms, own_numbers=self.own_numbers)
        return [one.at(where or _line_of(text, one.start)) for one in found]

    def rows(self, headings: list[str], rows: list[list[str]], first: int = 1) -> list[Finding]:
        """The rows of a table under their headings."""
        return scan_rows(
            headings, rows, first=first, terms=self.terms, own_numbers=self.own_numbers
        )

    def table(self, place: str, table: Table) -> list[Finding]:
        """A table of a document; its first short row is its heading."""
        rows = [[*_once(row)] for row in table.grid]
        heading = next((at for at, row in enumerate(rows[:3]) if is_heading(row)), None)
        headings = table.rows[heading] if heading is not None else []
        first = heading + 1 if heading is not None else 0
        above = [cell for row in rows[:first] for cell in row]
        found = [one for cell in above for one in self.text(cell, place)]
        found += [one.at(place) for row in rows[:first] for one in across(row)]
        found += self.rows(list(headings), rows[first:], first + 1)
        return [replace(one, where=f"{place}{one.where}") if one.where != place else one
                for one in found]  # fmt: skip

    def document(self, document: Document) -> list[Finding]:
        """A parsed document, without what its file may hide."""
        found: list[Finding] = []
        for number, block in enumerate(document.blocks, start=1):
            if isinstance(block, Table):
                found += self.table(f"表{number}", block)
            else:
                found += self.text(block.full_text, f"第{number}段")
        return found

    def file(self, data: bytes, name: str) -> Iterator[Checked]:
        """A file and all files within it."""
        return (checked for checked, _ in self.file_with_text(data, name))

    def file_with_text(self, data: bytes, name: str) -> Iterator[tuple[Checked, str]]:
        """The same, each with the text that a reader finds in it."""
        for path, read in files_within(data, name):
            findings = [*read.hidden, *self._of(read), *self._of_name(path)]
            checked = Checked(path, read.readable, read.reason, tuple(findings))
            yield checked, _plain(read)

    def _of_name(self, path: str) -> Iterator[Finding]:
        """What the name tells, at least likely: names are full of digits that tell of nobody."""
        found = self.text(PurePath(path).name, "文件名")
        return (one for one in found if one.grade != "possible")

    def _of(self, read: Read) -> list[Finding]:
        found = [one for place, text in read.texts for one in self.text(text, place)]
        found += [one for place, table in read.tables for one in self.table(place, table)]
        known = {one.fingerprint for one in found}
        for one in self._beneath(read):
            if one.fingerprint not in known:
                known.add(one.fingerprint)
                found.append(one)
        return found

    def _beneath(self, read: Read) -> Iterator[Finding]:
        """What lies in the file without being shown, and numbers that a line end cuts in two."""
        shown = {_dense(line) for text in _shown(read) for line in text.split("\n")}
        places: dict[str, dict[str, None]] = {}
        for place, value in read.beneath:
            if _dense(value) not in shown:
                places.setdefault(place, {})[value] = None
        for place, values in places.items():
            # Between two values no number and no word goes on.
            yield from self.text("；\n".join(values), place)
        if read.wrapped:
            seams = "；\n".join(_seams([text for _, text in read.texts]))
            cut = self.text(seams, "换行的地方")
            yield from (one for one in cut if one.kind in NUMBERS and "\n" in one.text)


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
