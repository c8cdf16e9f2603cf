"""Colours as files write them, and whether an eye tells two of them apart. Pure."""

from __future__ import annotations

import re
from typing import TypeAlias

Colour: TypeAlias = tuple[int, int, int]  # red, green, blue: 0 to 255 each

WHITE: Colour = (255, 255, 255)
ALIKE = 12  # of 255: what differs less in all three is read by nobody
_HEX = re.compile(r"(?:#|[0-9a-f]{2})?([0-9a-f]{6})|#([0-9a-f]{3})", re.I)
_RGB = re.compile(
    r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*(?:[,/][^)]*)?\)", re.I
)
_NAMES: dict[str, Colour] = {
    "white": WHITE, "snow": (255, 250, 250), "ivory": (255, 255, 240), "black": (0, 0, 0),
    "ghostwhite": (248, 248, 255), "whitesmoke": (245, 245, 245), "mintcream": (245, 255, 250),
    "floralwhite": (255, 250, 240), "red": (255, 0, 0), "blue": (0, 0, 255),
}  # fmt: skip


def colour(said: str | None) -> Colour | None:
    """``FFFFFF``, ``FFFFFFFF`` (alpha first), ``#fff``, ``rgb(255, 255, 255)`` or a usual name;
    None for what is none of these (``auto``, a picture)."""
    plain = (said or "").strip().lower()
    if plain in _NAMES:
        return _NAMES[plain]
    if hit := _HEX.fullmatch(plain):
        six = hit[1] or "".join(each * 2 for each in hit[2])
        return int(six[:2], 16), int(six[2:4], 16), int(six[4:], 16)
    if hit := _RGB.fullmatch(plain):
        return int(hit[1]), int(hit[2]), int(hit[3])
    return None


def alike(one: Colour, other: Colour) -> bool:
    """Whether words of one colour on the other cannot be seen."""
    return all(abs(a - b) <= ALIKE for a, b in zip(one, other, strict=True))
