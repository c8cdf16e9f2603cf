"""Icons and state words: shape, word and tint together."""

from __future__ import annotations

from django.utils.safestring import SafeString

from ..filling import filled

ICON_OF_STATE = {
    "go": "ok",
    "clock": "clock",
    "soon": "soon",
    "late": "late",
    "wait": "pause",
    "off": "off",
}


def icon(name: str) -> SafeString:
    """A small drawing that repeats the word beside it; hidden from screen readers."""
    return filled('<svg class="i" aria-hidden="true"><use href="#i-{}"/></svg>', name)


def state(word: str, kind: str = "go", shape: str = "", plain: bool = False) -> SafeString:
    """A state word. ``kind``: go, clock (time is running), soon, late, wait, off.

    ``shape`` names another icon; ``plain`` leaves out the tint, for use inside a line of facts.
    """
    drawing = shape or ICON_OF_STATE.get(kind, "ok")
    tint = f" state--{kind}" if kind not in {"go", "clock"} else ""
    return filled(
        '<span class="state{}">{}{}</span>', tint + " state--plain" * plain, icon(drawing), word
    )
