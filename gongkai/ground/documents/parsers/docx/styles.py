"""What a paragraph takes from its style: heading level, numbering, hidden text."""

from __future__ import annotations

import re

from lxml import etree

from .names import number, on, value, w

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLES = {"title", "标题"}
_DEEPEST = 20  # a chain of "based on" may be a circle in a broken file


class Styles:
    """``word/styles.xml``; an absent one knows no style."""

    def __init__(self, root: etree._Element | None) -> None:
        found = [] if root is None else root.findall(w("style"))
        self._styles = {value(style, "styleId"): style for style in found}
        self._defaults = {
            value(style, "type"): style
            for style in found
            if value(style, "default") in {"1", "true"}
        }

    def level(self, paragraph: etree._Element) -> int | None:
        """Heading level of a paragraph: 0 for the title, 1..9, None for body text."""
        own = number(paragraph.find(f"{w('pPr')}/{w('outlineLvl')}"))
        if own is not None:
            return own + 1 if own < 9 else None
        for style in self._of_paragraph(paragraph):
            level = _level_of_style(style)
            if level is not None:
                return level if level < 10 else None
        return None

    def hidden(self, run: etree._Element) -> bool:
        """Whether a run is hidden text, by itself or by its character style."""
        own = run.find(f"{w('rPr')}/{w('vanish')}")
        if own is not None:
            return on(own)
        chain = self._chain(value(run.find(f"{w('rPr')}/{w('rStyle')}")))
        return _first_toggle(chain)

    def hides(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph's style hides its text."""
        return _first_toggle(self._of_paragraph(paragraph))

    def numbering(self, paragraph: etree._Element) -> tuple[str | None, etree._Element | None]:
        """The id of the style that numbers the paragraph, and its ``w:numPr``."""
        for style in self._of_paragraph(paragraph):
            found = style.find(f"{w('pPr')}/{w('numPr')}")
            if found is not None:
                return value(style, "styleId"), found
        return None, None

    def numbering_of(self, style_id: str | None) -> etree._Element | None:
        """``w:numPr`` of a numbering style."""
        style = self._styles.get(style_id)
        return None if style is None else style.find(f"{w('pPr')}/{w('numPr')}")

    def _of_paragraph(self, paragraph: etree._Element) -> list[etree._Element]:
        named = value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        if named is None or named not in self._styles:
            default = self._defaults.get("paragraph")
            return [] if default is None else [default]
        return self._chain(named)

    def _chain(self, style_id: str | None) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while style_id in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[style_id])
            style_id = value(chain[-1].find(w("basedOn")))
        return chain


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


def _first_toggle(chain: list[etree._Element]) -> bool:
    for style in chain:
        own = style.find(f"{w('rPr')}/{w('vanish')}")
        if own is not None:
            return on(own)
    return False
