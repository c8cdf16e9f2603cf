"""What the cell formats of a workbook do to its cells: which show nothing (ink like the ground,
type smaller than a dot, number formats such as ``;;;``), which show a number as per cent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from lxml import etree

from gongkai.ground.core.errors import Refusal

from .archive import Archive
from .colours import WHITE, Colour, alike, colour

T = TypeVar("T")

BUILT_IN: dict[str | None, str] = {"9": "0%", "10": "0.00%"}  # of those that files do not write
_SAID = re.compile(r'"[^"]*"|\\.')  # words within a number format

STYLES = "xl/styles.xml"
SMALLEST = 2  # points: nobody reads them
BLACK: Colour = (0, 0, 0)
# Colours by number; other numbers depend on the theme or the palette.
THEME = {"0": WHITE, "1": BLACK}
INDEXED = {"0": BLACK, "1": WHITE, "8": BLACK, "9": WHITE, "64": BLACK, "65": WHITE}


@dataclass(frozen=True, slots=True)
class Face:
    """Whether a format shows nothing of a number, nothing of a text; a number as per cent."""

    number: bool = False
    text: bool = False
    percent: bool = False


SEEN = Face()


def face(ink: Colour | None, ground: Colour | None, size: float, code: str) -> Face:
    """The format of a cell by its colours (None: not known), its type size in points and its number
    format."""
    hundredths = "%" in _SAID.sub("", code)
    if 0 < size <= SMALLEST or (ink is not None and ground is not None and alike(ink, ground)):
        return Face(True, True, hundredths)
    parts = [each.replace('""', "").strip() for each in code.split(";")]
    return Face(len(parts) > 1 and not parts[0], len(parts) > 3 and not parts[3], hundredths)


def faces(archive: Archive) -> list[Face]:
    """The formats of an xlsx by the number that its cells name (``s``)."""
    try:
        root = archive.xml(STYLES)
    except Refusal:  # none, or a broken one: the sweep of the package says so
        return []
    codes = BUILT_IN | {
        each.get("numFmtId"): each.get("formatCode", "") for each in root.iter("{*}numFmt")
    }
    fonts = [_font(each) for each in root.findall("{*}fonts/{*}font")]
    grounds = [_ground(each) for each in root.findall("{*}fills/{*}fill")]
    found = []
    for each in root.findall("{*}cellXfs/{*}xf"):
        ink, size = _at(fonts, each.get("fontId"), (BLACK, 0.0))
        ground = _at(grounds, each.get("fillId"), WHITE)
        found.append(face(ink, ground, size, codes.get(each.get("numFmtId"), "")))
    return found


def _at(listed: Sequence[T], place: str | None, default: T) -> T:
    number = int(place) if place and place.isdecimal() else -1
    return listed[number] if 0 <= number < len(listed) else default


def _font(font: etree._Element) -> tuple[Colour | None, float]:
    said, size = font.find("{*}color"), font.find("{*}sz")
    try:
        points = float(size.get("val", 0)) if size is not None else 0.0
    except ValueError:
        points = 0.0
    return BLACK if said is None else _colour(said), points


def _ground(fill: etree._Element) -> Colour | None:
    pattern = fill.find("{*}patternFill")
    if pattern is None:
        return None if len(fill) else WHITE  # a gradient
    kind, front = pattern.get("patternType", "none"), pattern.find("{*}fgColor")
    if kind == "none":
        return WHITE
    return _colour(front) if kind == "solid" and front is not None else None


def _colour(said: etree._Element) -> Colour | None:
    if said.get("tint") not in (None, "0"):
        return None
    if said.get("theme") is not None:
        return THEME.get(said.get("theme", ""))
    if said.get("indexed") is not None:
        return INDEXED.get(said.get("indexed", ""))
    return BLACK if said.get("auto") == "1" else colour(said.get("rgb"))
