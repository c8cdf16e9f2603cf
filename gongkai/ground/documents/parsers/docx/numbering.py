"""Numbers of automatic lists. Word stores none of them: they are counted while reading."""

from __future__ import annotations

import re

from lxml import etree

from .counting import written
from .names import number, on, value, w
from .styles import Styles

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


class Numbering:
    """``word/numbering.xml`` and how far each list has counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = _by_id(root, "num", "numId")
        self._abstract = _by_id(root, "abstractNum", "abstractNumId")
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[str] = set()

    def label(self, paragraph: etree._Element) -> str:
        """The number in front of ``paragraph``; "" for none and for bullets. Counts on."""
        list_id, level = self._place(paragraph)
        abstract_id, levels = self._levels(list_id)
        if list_id is None or abstract_id is None or level not in levels:
            return ""
        counts = self._count(list_id, abstract_id, level, levels)
        return _label(levels, level, counts)

    def _place(self, paragraph: etree._Element) -> tuple[str | None, int]:
        """The list a paragraph belongs to and its level in it, by itself or by its style."""
        own = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        style_id, styled = self._styles.numbering(paragraph)
        list_id = _of(own, "numId") or _of(styled, "numId")
        level = _of(own, "ilvl") or _of(styled, "ilvl")
        if _of(own, "ilvl") is None and style_id is not None:
            level = self._level_of_style(list_id, style_id) or level
        return list_id, int(level) if level is not None and level.isdecimal() else 0

    def _level_of_style(self, list_id: str | None, style_id: str) -> str | None:
        for level, element in self._levels(list_id)[1].items():
            if value(element.find(w("pStyle"))) == style_id:
                return str(level)
        return None

    def _levels(self, list_id: str | None) -> tuple[str | None, dict[int, etree._Element]]:
        """The list's definition: its key and its levels, with what the list itself overrides."""
        entry = self._lists.get(list_id)
        if entry is None:
            return None, {}
        abstract_id = value(entry.find(w("abstractNumId")))
        abstract = self._abstract.get(abstract_id)
        linked = None if abstract is None else value(abstract.find(w("numStyleLink")))
        if linked is not None:
            other = self._lists.get(_of(self._styles.numbering_of(linked), "numId"))
            abstract_id = None if other is None else value(other.find(w("abstractNumId")))
            abstract = self._abstract.get(abstract_id)
        found = [] if abstract is None else abstract.findall(w("lvl"))
        found += entry.findall(f"{w('lvlOverride')}/{w('lvl')}")
        levels = {number(level, "ilvl"): level for level in found}
        return abstract_id, {
            key: level for key, level in levels.items() if key is not None and 0 <= key < _LEVELS
        }

    def _count(
        self, list_id: str, abstract_id: str, level: int, levels: dict[int, etree._Element]
    ) -> list[int | None]:
        counts = self._counts.setdefault(abstract_id, [None] * _LEVELS)
        self._restart(list_id, counts)
        for above in range(level):
            if counts[above] is None:
                counts[above] = _start(levels.get(above))
        last = counts[level]
        counts[level] = _start(levels[level]) if last is None else last + 1
        for below in range(level + 1, _LEVELS):
            after = number(_child(levels.get(below), "lvlRestart"))
            if after is None or level < after:
                counts[below] = None
        return counts

    def _restart(self, list_id: str, counts: list[int | None]) -> None:
        """A list that says where it starts does so once, though it shares its definition."""
        if list_id in self._started:
            return
        self._started.add(list_id)
        for override in self._lists[list_id].findall(w("lvlOverride")):
            start = number(override.find(w("startOverride")))
            level = number(override, "ilvl")
            if start is not None and level is not None and 0 <= level < _LEVELS:
                counts[level] = start - 1


def _label(levels: dict[int, etree._Element], level: int, counts: list[int | None]) -> str:
    here = levels[level]
    if value(_child(here, "numFmt")) == "bullet":
        return ""
    plain = on(_child(here, "isLgl"))

    def sign(place: re.Match[str]) -> str:
        index = int(place[1]) - 1
        count = counts[index]
        style = value(_child(levels.get(index), "numFmt")) or "decimal"
        if count is None:
            return ""
        return written(count, "decimal" if plain and style != "none" else style)

    return _PLACE.sub(sign, value(_child(here, "lvlText")) or "").strip()


def _start(level: etree._Element | None) -> int:
    start = number(_child(level, "start"))
    return 1 if start is None else start


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    return None if element is None else element.find(w(name))


def _of(properties: etree._Element | None, name: str) -> str | None:
    return value(_child(properties, name))


def _by_id(root: etree._Element | None, tag: str, key: str) -> dict[str | None, etree._Element]:
    found = [] if root is None else root.findall(w(tag))
    return {value(element, key): element for element in found}
