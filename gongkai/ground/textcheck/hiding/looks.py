"""Words of a docx that are there and cannot be seen: white on white, smaller than a dot, without
ink. The parser reads them as any others."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from gongkai.ground.documents.parsers.colours import WHITE, Colour, alike, colour
from gongkai.ground.documents.parsers.docx.names import number, value, w
from gongkai.ground.documents.parsers.docx.styles import Styles

SMALLEST = 4  # half points: nobody reads two points
NARROWEST = 5  # percent of a character's width
TRANSPARENT = 90_000  # of 100,000
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
PAPER = {"background1", "light1"}  # names of the theme for what is white
HIGHLIGHTS = {"white": WHITE, "black": (0, 0, 0), "none": None}
_Runs = list[etree._Element]


class Looks:
    """The styles of a docx and the colour of its page."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._page: Colour | None = WHITE

    def veiled(self, root: etree._Element) -> Iterator[_Runs]:
        """Runs that cannot be seen, neighbours of a paragraph together."""
        page = root.find(w("background"))
        self._page = colour(value(page, "color")) if page is not None else WHITE
        for paragraph in root.iter(w("p")):
            held: _Runs = []
            for run in paragraph.iter(w("r")):
                if _paragraph_of(run) is not paragraph or run.find(w("t")) is None:
                    continue  # of a text box, which comes by itself
                if self._unseen(run, paragraph):
                    held.append(run)
                elif held:
                    yield held
                    held = []
            if held:
                yield held

    def _unseen(self, run: etree._Element, paragraph: etree._Element) -> bool:
        looks = self._styles.looks(run, paragraph)
        size, scale = number(_first(looks, "sz")), number(_first(looks, "w"))
        if (size is not None and size <= SMALLEST) or (scale is not None and scale <= NARROWEST):
            return True
        fill = next((e for each in looks if (e := each.find(f"{W14}textFill")) is not None), None)
        if fill is not None and _without_ink(fill):
            return True
        ink = _ink(_first(looks, "color"))
        if ink is None:
            return False
        ground = self._ground(looks, run, paragraph)
        return ground is not None and alike(ink, ground)

    def _ground(
        self, looks: list[etree._Element], run: etree._Element, paragraph: etree._Element
    ) -> Colour | None:
        """What lies behind a run; None where it is not known."""
        marked = value(_first(looks, "highlight"))
        if marked and marked != "none":
            return HIGHLIGHTS.get(marked)
        own = _first(looks, "shd")
        if own is not None and _filled(own):
            return _fill(own)
        named = value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        for element in (paragraph, *run.iterancestors(w("tc"), w("tbl"), w("txbxContent"))):
            if element.tag == w("txbxContent"):
                return None  # a shape has any fill
            shade = element.find(f"{element.tag}Pr/{w('shd')}")
            if shade is not None and _filled(shade):
                return _fill(shade)
            if element.tag == w("tbl"):
                named = value(element.find(f"{w('tblPr')}/{w('tblStyle')}"))
            if element.tag != w("tc") and named and self._styles.shading(named):
                return None
        return self._page


def _paragraph_of(run: etree._Element) -> etree._Element | None:
    return next(run.iterancestors(w("p")), None)


def _first(looks: list[etree._Element], name: str) -> etree._Element | None:
    found = (each.find(w(name)) for each in looks)
    return next((each for each in found if each is not None), None)


def _ink(said: etree._Element | None) -> Colour | None:
    if value(said, "themeColor") in PAPER and value(said, "themeShade") is None:
        return WHITE
    return colour(value(said))


def _filled(shade: etree._Element) -> bool:
    return value(shade, "fill") not in (None, "auto") or value(shade) not in (None, "clear", "nil")


def _fill(shade: etree._Element) -> Colour | None:
    """The colour of a plain shade; a pattern is none."""
    kind = value(shade)
    if kind == "solid":
        return colour(value(shade, "color"))
    return colour(value(shade, "fill")) if kind in (None, "clear", "nil") else None


def _without_ink(fill: etree._Element) -> bool:
    if fill.find(f"{W14}noFill") is not None:
        return True
    alphas = (each.get(f"{W14}val", "") for each in fill.iter(f"{W14}alpha"))
    return any(each.isdigit() and int(each) >= TRANSPARENT for each in alphas)
