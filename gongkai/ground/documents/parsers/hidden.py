"""Which rows and columns of an xlsx are hidden; calamine does not tell."""

from __future__ import annotations

import io
from typing import TypeAlias

from lxml import etree

from .. import limits
from .archive import Archive

Hidden: TypeAlias = tuple[frozenset[int], frozenset[int]]  # rows, columns; both from 0

_REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REL_ID_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_MOST_COLUMNS = 16_384


def hidden_in(archive: Archive) -> dict[str, Hidden]:
    """Hidden rows and columns by sheet name; sheets whose part cannot be found are left out."""
    targets = _targets(archive)
    found = {}
    for sheet in archive.xml("xl/workbook.xml").iter("{*}sheet"):
        part = targets.get(sheet.get(_REL_ID) or sheet.get(_REL_ID_STRICT))
        if part in archive.names:
            found[sheet.get("name", "")] = _of_sheet(archive.read(part, limits.ZIP_TOTAL))
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


def _of_sheet(data: bytes) -> Hidden:
    rows: set[int] = set()
    columns: set[int] = set()
    last = 0
    events = etree.iterparse(
        io.BytesIO(data),
        tag=("{*}row", "{*}col"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    for _, element in events:
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
    return frozenset(rows), frozenset(columns)


def _hides(element: etree._Element) -> bool:
    return element.get("hidden") in {"1", "true"}
