"""The text of one paragraph as a reader sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ..text import clean
from .names import MATH, mc, value, w
from .styles import Styles

_BREAKS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("br"): "\n", w("noBreakHyphen"): "-"}
# Gone after all changes are accepted, or never text: deletions, field codes, phonetic guides.
_SKIPPED = {
    w(name)
    for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "pPr", "rPr")
}
_TEXT = {w("t"), f"{{{MATH}}}t"}
# Check boxes set in the Wingdings fonts, by their code in w:sym.
_SYMBOLS = {"A3": "□", "A8": "□", "6F": "□", "FE": "☑", "52": "☑", "FD": "☒", "54": "☒"}


@dataclass(slots=True)
class Runs:
    """Collects the text of a paragraph; ``boxes`` are the text boxes anchored in it."""

    styles: Styles
    parts: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    _fields: list[bool] = field(default_factory=list)  # per open field: in its code, not its result

    @property
    def text(self) -> str:
        """The collected text, without blanks and breaks at its end and breaks at its start."""
        return clean("".join(self.parts)).rstrip(" \n").lstrip("\n")

    def read(self, element: etree._Element) -> None:
        """Add everything below ``element``."""
        for child in element:
            self._read_child(child)

    def _read_child(self, child: etree._Element) -> None:
        tag = child.tag
        if tag in _TEXT:
            self._add(child.text or "")
        elif tag in _BREAKS:
            self._add(_BREAKS[tag])
        elif tag == w("sym"):
            self._add(_SYMBOLS.get((value(child, "char") or "")[-2:].upper(), ""))
        elif tag == w("fldChar"):
            self._field(value(child, "fldCharType"))
        elif tag == w("txbxContent"):
            self.boxes.append(child)
        elif tag == mc("AlternateContent"):
            self.read(chosen(child))
        elif tag not in _SKIPPED and not (tag == w("r") and self.styles.hidden(child)):
            self.read(child)

    def _add(self, text: str) -> None:
        if not any(self._fields):
            self.parts.append(text)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()


def chosen(alternate: etree._Element) -> etree._Element:
    """The one branch of ``mc:AlternateContent`` to read: both say the same."""
    branches: Iterator[etree._Element | None] = iter(
        (alternate.find(mc("Choice")), alternate.find(mc("Fallback")))
    )
    return next((branch for branch in branches if branch is not None), alternate)
