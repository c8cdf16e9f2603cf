"""Names of WordprocessingML elements and attributes."""

from __future__ import annotations

from functools import cache

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


@cache
def w(local: str) -> str:
    """The full name of a ``w:`` element or attribute."""
    return f"{{{W}}}{local}"


def mc(local: str) -> str:
    """The full name of an ``mc:`` element."""
    return f"{{{MC}}}{local}"


def value(element: etree._Element | None, attribute: str = "val") -> str | None:
    """An attribute of ``element``, None where either is missing."""
    return None if element is None else element.get(w(attribute))


def number(element: etree._Element | None, attribute: str = "val") -> int | None:
    """An attribute as a whole number, None where it is missing or no number."""
    text = value(element, attribute)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def on(element: etree._Element | None) -> bool:
    """Whether a toggle such as ``w:vanish`` is there and not switched off."""
    return element is not None and value(element) not in {"0", "false", "off"}
