"""What calamine does not tell of an xlsx: hidden rows, columns and cells, formulas without a value,
per cents, the last digits of long numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from .. import limits
from .archive import Archive
from .faces import SEEN, Face, faces

_REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REL_ID_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_TEXTS = {"s", "str", "inlineStr"}
_WHOLE = re.compile(r"-?[1-9][0-9]{0,40}")
FLOAT_DIGITS = 15  # that a float keeps in any case
_MOST_COLUMNS = 16_384
_FLAT = re.compile(r"0+(?:\.0*)?")
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


@dataclass(frozen=True, slots=True)
class Hidden:
    """Hidden rows, columns and cells (white on white) of a sheet; by row and column the formulas
    that nobody worked out, and ``texts`` of numbers that are more than a float says (12.5%, a
    number of more than 15 digits).

    All are counted from 0. A program that writes a formula without opening the sheet stores no
    value beside it: whoever reads only values would take the cell for empty.
    """

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)
    cells: frozenset[tuple[int, int]] = frozenset()
    texts: Mapping[tuple[int, int], str] = field(default_factory=dict)


def hidden_in(archive: Archive) -> dict[str, Hidden]:
    """By sheet name; sheets whose part cannot be found are left out."""
    targets, looks = _targets(archive), faces(archive)
    found = {}
    for sheet in archive.xml("xl/workbook.xml").iter("{*}sheet"):
        part = targets.get(sheet.get(_REL_ID) or sheet.get(_REL_ID_STRICT))
        if part in archive.names:
            found[sheet.get("name", "")] = _of_sheet(archive.read(part, limits.ZIP_TOTAL), looks)
    return found


def _targets(archive: Archive) -> dict[str | None, str]:
    """Names of parts by relationship id."""
    relations = "xl/_rels/workbook.xml.rels"
    if relations not in archive.names:
        return {}
    return {
        relation.get("Id"): _absolute(relation.get("Target", ""))
        for relation in archive.xml(relations)
    }


def _absolute(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _of_sheet(data: bytes, looks: Sequence[Face]) -> Hidden:
    rows: set[int] = set()
    columns: set[int] = set()
    formulas: dict[tuple[int, int], str] = {}
    cells: set[tuple[int, int]] = set()
    texts: dict[tuple[int, int], str] = {}
    last = 0
    events = etree.iterparse(
        io.BytesIO(data),
        tag=("{*}row", "{*}col", "{*}c"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    for _, element in events:
        if element.tag.endswith("}c"):
            formulas.update(_without_value(element))
            look = _look(element, looks)
            cells.update(_unseen(element, look))
            texts.update(_exactly(element, look))
            continue  # cleared with its row
        if element.tag.endswith("}row"):
            last = int(element.get("r") or last + 1)
            if _hides(element):
                rows.add(last - 1)
        elif _hides(element):
            first, end = int(element.get("min", 0)), int(element.get("max", 0))
            columns.update(range(first - 1, min(end, _MOST_COLUMNS)))
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return Hidden(frozenset(rows), frozenset(columns), formulas, frozenset(cells), texts)


def _without_value(cell: etree._Element) -> Iterator[tuple[tuple[int, int], str]]:
    """The place and the formula of a cell that has one and no value."""
    formula, value = cell.find("{*}f"), cell.find("{*}v")
    if formula is None or (value is not None and value.text):
        return
    for place in _place(cell):
        yield place, f"={formula.text or ''}"


def _look(cell: etree._Element, looks: Sequence[Face]) -> Face:
    style = cell.get("s") or "0"
    return looks[int(style)] if style.isdecimal() and int(style) < len(looks) else SEEN


def _exactly(cell: etree._Element, look: Face) -> Iterator[tuple[tuple[int, int], str]]:
    """The place and the text of a number that a float does not say."""
    if cell.get("t", "n") != "n":
        return
    said = cell.findtext("{*}v") or ""
    if look.percent:
        try:
            text = percent(float(said))
        except (ValueError, OverflowError):
            return
    elif len(said) > FLOAT_DIGITS and _WHOLE.fullmatch(said):
        text = said
    else:
        return
    for place in _place(cell):
        yield place, text


def percent(value: float) -> str:
    """0.125 as 12.5%."""
    return f"{value * 100:.12g}%"


def _unseen(cell: etree._Element, look: Face) -> Iterator[tuple[int, int]]:
    """The place of a cell that holds something and shows nothing of it."""
    hides = look.text if cell.get("t") in _TEXTS else look.number
    if hides and len(cell):
        yield from _place(cell)


def _place(cell: etree._Element) -> Iterator[tuple[int, int]]:
    """Row and column of a cell, both from 0, if it says so."""
    place = _PLACE.fullmatch(cell.get("r") or "")
    if place is None:
        return
    column = 0
    for letter in place[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    yield int(place[2]) - 1, column - 1


def _hides(element: etree._Element) -> bool:
    """Told so, or drawn without any width or height."""
    flat = element.get("width") or element.get("ht") or "1"
    return element.get("hidden") in {"1", "true"} or _FLAT.fullmatch(flat) is not None
