"""What a paragraph takes from its style: heading level, numbering, hidden text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from .names import number, on, value, w

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLES = {"title", "标题"}
_DEEPEST = 20  # a chain of "based on" may be a circle in a broken file


@dataclass(frozen=True, slots=True)
class _Resolved:
    level: int | None
    hidden: bool
    numbered_by: str | None
    numbering: etree._Element | None


class Styles:
    """``word/styles.xml``; an absent one knows no style."""

    def __init__(self, root: etree._Element | None) -> None:
        found = [] if root is None else root.findall(w("style"))
        self._styles = {value(style, "styleId"): style for style in found}
        self._default = next(
            (
                value(style, "styleId")
                for style in found
                if value(style, "type") == "paragraph" and _is_default(style)
            ),
            None,
        )
        self._known: dict[str | None, _Resolved] = {}
        self._looks: dict[str | None, list[etree._Element]] = {}
        self._base = (
            None if root is None else root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        )

    def level(self, paragraph: etree._Element) -> int | None:
        """Heading level of a paragraph: 0 for the title, 1..9, None for body text."""
        own = number(paragraph.find(f"{w('pPr')}/{w('outlineLvl')}"))
        if own is not None:
            return own + 1 if own < 9 else None
        return self._of_paragraph(paragraph).level

    def hidden(self, run: etree._Element) -> bool:
        """Whether a run is hidden text, by itself or by its character style."""
        properties = run.find(w("rPr"))
        if properties is None:
            return False
        own = properties.find(w("vanish"))
        if own is not None:
            return on(own)
        style_id = value(properties.find(w("rStyle")))
        return style_id is not None and self._resolved(style_id).hidden

    def looks(self, run: etree._Element, paragraph: etree._Element | None) -> list[etree._Element]:
        """All ``w:rPr`` that hold for a run of a paragraph, the nearest first."""
        own = run.find(w("rPr"))
        named = None if own is None else value(own.find(w("rStyle")))
        above = None if paragraph is None else value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        return [
            *([] if own is None else [own]),
            *([] if named is None else self._looks_of(named)),
            *self._looks_of(above if above in self._styles else self._default),
            *([] if self._base is None else [self._base]),
        ]

    def shading(self, style_id: str | None) -> bool:
        """Whether a style (of a table or a paragraph) brings a background of its own."""
        return any(next(style.iter(w("shd")), None) is not None for style in self._chain(style_id))

    def hides(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph's style hides its text."""
        return self._of_paragraph(paragraph).hidden

    def numbering(self, paragraph: etree._Element) -> tuple[str | None, etree._Element | None]:
        """The id of the style that numbers the paragraph, and its ``w:numPr``."""
        resolved = self._of_paragraph(paragraph)
        return resolved.numbered_by, resolved.numbering

    def numbering_of(self, style_id: str | None) -> etree._Element | None:
        """``w:numPr`` of a numbering style."""
        style = self._styles.get(style_id)
        return None if style is None else style.find(f"{w('pPr')}/{w('numPr')}")

    def _of_paragraph(self, paragraph: etree._Element) -> _Resolved:
        named = value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        return self._resolved(named if named in self._styles else self._default)

    def _resolved(self, style_id: str | None) -> _Resolved:
        if style_id not in self._known:
            self._known[style_id] = _resolve(self._chain(style_id))
        return self._known[style_id]

    def _looks_of(self, style_id: str | None) -> list[etree._Element]:
        if style_id not in self._looks:
            found = (style.find(w("rPr")) for style in self._chain(style_id))
            self._looks[style_id] = [each for each in found if each is not None]
        return self._looks[style_id]

    def _chain(self, style_id: str | None) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while style_id in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[style_id])
            style_id = value(chain[-1].find(w("basedOn")))
        return chain


def _is_default(style: etree._Element) -> bool:
    """Whether paragraphs that name no style take this one."""
    return value(style, "default") in {"1", "true", "on"}


def _resolve(chain: list[etree._Element]) -> _Resolved:
    """What a style says; where it is silent, what those say that it is based on."""
    levels = (_level_of_style(style) for style in chain)
    level = next((level for level in levels if level is not None), None)
    numbers = ((value(s, "styleId"), s.find(f"{w('pPr')}/{w('numPr')}")) for s in chain)
    numbered_by, numbering = next(
        ((style_id, found) for style_id, found in numbers if found is not None), (None, None)
    )
    toggles = (style.find(f"{w('rPr')}/{w('vanish')}") for style in chain)
    hidden = on(next((toggle for toggle in toggles if toggle is not None), None))
    return _Resolved(level if level is None or level < 10 else None, hidden, numbered_by, numbering)


def _level_of_style(style: etree._Element) -> int | None:
    """The level a style gives: 10 says "body text" and ends the search up the chain."""
    outline = number(style.find(f"{w('pPr')}/{w('outlineLvl')}"))
    if outline is not None:
        return outline + 1
    name = (value(style.find(w("name"))) or "").strip()
    if name.lower() in _TITLES:
        return 0
    heading = _HEADING.fullmatch(name)
    return int(heading[1]) if heading else None
