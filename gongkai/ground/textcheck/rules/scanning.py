"""The whole check of a text, or of the rows of a table."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from . import called, columns, masking, numbers, scattered, spelled, words
from .finding import LONGEST, STEPS, Finding, Kind, beginning
from .plain import Plain
from .terms import Terms

# A sign that says more wins over one that lies inside it.
RANK = {"id_number": 0, "bank_card": 1, "mobile": 2, "credit_code": 3, "landline": 4}
MASKS = {
    "id_number": masking.id_number,
    "mobile": masking.mobile,
    "bank_card": masking.bank_card,
    "address": masking.address,
    "birth_date": masking.birth_date,
}
BESIDE = re.compile(r"(?<![^|])[0-9]+(?:\|[0-9]+)+(?:\|?[Xx])?(?![^|])")  # digits, cell by cell
FIGURES = re.compile(r"金额|价|费|投资|面积|数量|产值|收入|支出|余额|合计|编号|编码|代码|文号")
FEWEST = 5  # digits that make a cell worth a word under a heading that says 账号


def scan(
    text: str, *, terms: Terms | None = None, own_numbers: Collection[str] = ()
) -> list[Finding]:
    """All findings of a text in their order; none lies within another.

    ``own_numbers`` are the public telephones of units (digits only): 条例 art. 20(2) wants them
    published.
    """
    plain = Plain(text)
    found = [
        *numbers.numbers(plain.text),
        *_in_rows(plain.text),
        *called.glued_mobiles(plain.text),
        *numbers.credit_codes(plain.text),
        *numbers.landlines(plain.text),
    ]
    found = [one for one in found if not _is_own(one, own_numbers)]
    found += words.words(plain.text)
    found = [_back(one, plain) for one in found]
    if terms is not None and len(terms):
        found += terms.findings(text)
    # The text is shown as it stands, also where it was read in another form.
    return [_shown(one, text[one.start : one.end]) for one in apart(found)]


def scan_rows(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    first: int = 1,
    terms: Terms | None = None,
    own_numbers: Collection[str] = (),
) -> list[Finding]:
    """All findings of a table: columns whose heading gives them away, and what stands in cells.

    ``first`` is the number that people give to the first row.
    """
    found = sensitive_columns(headings, rows)
    return found + scan_cells(headings, rows, first=first, terms=terms, own_numbers=own_numbers)


def sensitive_columns(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Finding]:
    """The columns whose heading gives them away and in which anything stands."""
    return [
        Finding("sensitive_column", headings[place].strip(), "likely", f"第{place + 1}列")
        for place in columns.column_kinds(headings)
        if any(place < len(row) and row[place].strip() for row in rows)
    ]


def scan_cells(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    first: int = 1,
    terms: Terms | None = None,
    own_numbers: Collection[str] = (),
) -> list[Finding]:
    """All findings of the cells of some rows; ``first`` is the number of the first of them."""
    kinds = columns.column_kinds(headings)
    found: list[Finding] = []
    for number, row in enumerate(rows, start=first):
        for place, cell in enumerate(row):
            if cell.strip():
                heading = headings[place].strip() if place < len(headings) else ""
                where = f"第{number}行“{heading}”列" if heading else f"第{number}行第{place + 1}列"
                inside = scan(cell, terms=terms, own_numbers=own_numbers)
                inside = inside or _under(kinds.get(place), cell)
                if place not in kinds and FIGURES.search(heading):
                    inside = [_as_figure(one) for one in inside]
                found += [one.at(where) for one in inside]
        found += [one.at(f"第{number}行") for one in across(row)]
    return found


def _as_figure(one: Finding) -> Finding:
    """Eleven digits under a heading of amounts or codes are rather one of these."""
    return replace(one, grade="possible") if one.kind == "mobile" else one


def across(row: Sequence[str]) -> list[Finding]:
    """Numbers that stand in several cells: a digit in each box of a form, or parts of an identity
    number whose check character is right."""
    line = Plain("|".join(cell.strip() for cell in row if cell.strip())).text
    found: list[Finding] = []
    for run in BESIDE.finditer(line):
        digits = run[0].replace("|", "")
        if len(digits) * 2 == len(run[0]) + 1:  # a digit in each
            found += scan(digits) if len(digits) >= 11 else []
        elif len(digits) >= 18:
            found += [one for one in scan(run[0]) if one.kind == "id_number"]
    return found


def _in_rows(text: str) -> Iterator[Finding]:
    """One pass over the text for digits of all ways of writing; the others look at rows alone."""
    for row in spelled.ANY.finditer(text):
        start, end = row.span()
        for plain in scattered.ROW.finditer(text, start, end):
            yield from scattered.in_row(text, *plain.span())
        if spelled.OTHER.search(text, start, end):
            yield from spelled.in_row(text, start, end)


def _back(one: Finding, plain: Plain) -> Finding:
    start, end = plain.span(one.start, one.end)
    return one if (start, end) == (one.start, one.end) else replace(one, start=start, end=end)


def _under(kind: Kind | None, cell: str) -> list[Finding]:
    """What a heading says of a cell in which nothing else was found."""
    plain = cell.strip()
    if kind is None or (kind != "health" and "*" in plain):
        return []
    shown, whole = beginning(plain)
    if kind == "health":
        return [Finding("health", shown, "possible", whole=whole)]
    if kind in ("id_number", "mobile", "bank_card"):
        digits = sum(each.isdigit() for each in plain)
        if digits < FEWEST:
            return []
        mask = "*" * min(len(plain), LONGEST)
        return [Finding(kind, shown, "possible", "", mask, whole=whole)]
    mask = MASKS[kind](plain)
    return [Finding(kind, shown, "possible", "", mask, 0, len(cell), whole)]


def apart(found: list[Finding]) -> list[Finding]:
    """Findings that do not overlap: the surer and stronger one stays.

    What is taken never overlaps, so that only the one that begins last before an end can reach it.
    """
    order = sorted(
        found, key=lambda one: (STEPS[one.grade], RANK.get(one.kind, 9), one.start - one.end)
    )
    kept: list[Finding] = []
    taken: list[tuple[int, int]] = []
    for one in order:
        place = bisect_left(taken, (one.end, 0))
        if place == 0 or taken[place - 1][1] <= one.start:
            kept.append(one)
            taken.insert(place, (one.start, one.end))
    return sorted(kept, key=lambda one: one.start)


def _is_own(one: Finding, own: Collection[str]) -> bool:
    if not own or one.kind not in ("landline", "mobile"):
        return False
    digits = "".join(each for each in one.text if each.isdigit())
    return digits in own or (one.kind == "mobile" and digits[-11:] in own)


def _shown(one: Finding, text: str) -> Finding:
    shown, whole = beginning(text)
    return replace(one, text=shown, whole=whole)
