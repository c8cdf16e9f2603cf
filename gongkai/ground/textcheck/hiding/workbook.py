"""xlsx."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from lxml import etree

from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents import limits
from gongkai.ground.documents.parsers import unseen
from gongkai.ground.documents.parsers.archive import Archive

from ..shape import Read
from .package import lies_beneath, sweep_package
from .sweep import local, values

SHORTEST = 11  # digits: a mobile; shorter values are numbers of shared words
SHEET = re.compile(r"xl/(?:worksheets|macrosheets|dialogsheets)/[^/]+\.xml")


def of_workbook(data: bytes, found: Read) -> None:
    """Comments, words in drawings, hidden sheets, and whatever the package holds."""
    archive = Archive(data)

    def visit(root: etree._Element) -> None:
        kind = local(root.tag)
        if kind == "wsDr":
            for shape in root.iter("{*}txBody"):
                if said := "".join(each.text or "" for each in shape.iter("{*}t")).strip():
                    found.texts.append(("文本框", said))
        elif kind in ("comments", "ThreadedComments"):
            for each in root.iter("{*}comment", "{*}threadedComment"):
                found.says("comment", "".join(each.itertext()).strip(), "批注")

    sheets = {part for part in archive.names if SHEET.fullmatch(part)}
    sweep_package(archive, found, visit, done=sheets)
    for part in sorted(sheets):
        _sheet(archive, part, found)
    of_sheets(data, found)


def of_sheets(data: bytes, found: Read) -> None:
    """Hidden sheets of xlsx and xls, which are checked, too."""
    for table in unseen(data, "").tables:
        place = f"隐藏的工作表“{table.title}”"
        found.hides("hidden_sheet", table.title, place)
        found.tables.append((place, table))


def _sheet(archive: Archive, part: str, found: Read) -> None:
    """What a sheet says beside its cells: formulas, heads and feet, hints, conditions."""
    try:
        lies_beneath(
            "工作表的公式和设置", _beside_cells(archive.read(part, limits.ZIP_TOTAL)), found
        )
    except (Refusal, etree.XMLSyntaxError):
        found.partly(f"里面的“{part}”损坏了，没有读全。")


def _beside_cells(data: bytes) -> Iterator[str]:
    """Row by row, so that a large sheet never stands in memory as a whole."""
    rows = etree.iterparse(
        io.BytesIO(data), tag="{*}row", resolve_entities=False, load_dtd=False, no_network=True,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    for _, row in rows:
        # Values, too: a cell that a merge covers keeps its own.
        for each in row.iter("{*}f", "{*}t", "{*}v"):
            if each.text and (local(each.tag) != "v" or len(each.text) >= SHORTEST):
                yield each.text
        row.clear()
        while row.getprevious() is not None:
            del row.getparent()[0]
    yield from values(rows.root)
